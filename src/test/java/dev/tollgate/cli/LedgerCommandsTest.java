package dev.tollgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ledger.Entry;
import dev.tollgate.ledger.EntryFormat;
import dev.tollgate.ledger.LedgerUrl;
import dev.tollgate.ledger.SampleBook;
import dev.tollgate.pricing.PriceOverrides;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerCommandsTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private List<Entry> entries = List.of();

    @BeforeEach
    void book() throws Exception {
        entries = SampleBook.write(file(), 60);
    }

    private Path file() {
        return folder.resolve("tollgate.db");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        LedgerPlace place = configuration -> new LedgerUrl.Sqlite(file());
        PriceBook prices = configuration -> PriceOverrides.NONE;
        Clock clock = Clock.systemUTC();
        return new CommandLine(new Program())
                .addSubcommand(new UsageCommand(place, clock))
                .addSubcommand(new RequestsCommand(place, clock))
                .addSubcommand(new RequestCommand(place))
                .addSubcommand(LedgerCommand.of(place, prices, clock))
                .addSubcommand(new PricesCommand(prices, new LedgerMissingPrices(place), clock))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @CommandLine.Command(name = "tollgate")
    private static final class Program {}

    private int read(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--ledger", "sqlite://" + file()));
        return run(all.toArray(String[]::new));
    }

    @Test
    void usageIsSummedByWhatIsAsked() {
        assertThat(read("usage", "--by", "model,team", "--since", "7d", "--format", "json"))
                .isZero();
        JsonNode rows = JsonMapper.shared().readTree(out.toString());
        assertThat(rows.size()).isEqualTo(3);
        JsonNode row = rows.get(0);
        assertThat(row.propertyNames())
                .containsExactly(
                        "model",
                        "team",
                        "requests",
                        "input_tokens",
                        "cache_read_tokens",
                        "cache_write_5m_tokens",
                        "cache_write_1h_tokens",
                        "output_tokens",
                        "reasoning_tokens",
                        "web_searches",
                        "cost_nano_usd",
                        "unpriced_requests",
                        "unknown_usage_requests",
                        "partial_usage_requests",
                        "estimated_usage_requests");
        assertThat(row.get("requests").asInt()).isEqualTo(20);
        assertThat(row.get("reasoning_tokens").isNull()).isTrue();
    }

    @Test
    void usageIsPrintedForPeopleAndForSpreadsheets() {
        assertThat(run("usage", "-f", "config.yaml", "--by", "team")).isZero();
        assertThat(out.toString().lines()).hasSize(5);
        assertThat(out.toString()).startsWith("team ").contains("cost_usd", "\ntotal ", "?");
        assertThat(read("usage", "--by", "key", "--key", "laptop 3", "--format", "csv"))
                .isZero();
        assertThat(out.toString().lines().toList()).hasSize(2).last().asString().startsWith("key_3,laptop 3,9,");
    }

    @Test
    void everyRequestIsOneObjectALine() {
        assertThat(read("requests", "--format", "json", "--limit", "0")).isZero();
        List<JsonNode> rows =
                out.toString().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(rows).hasSize(60);
        assertThat(rows.getFirst().propertyNames()).containsExactlyElementsOf(EntryFormat.columns());
        assertThat(rows.getFirst().get("id").asString())
                .isEqualTo(entries.getLast().id().toString());
        assertThat(rows.getFirst().get("tags").get("cost-center").asString()).isEqualTo("cc4");
        assertThat(rows.getFirst().get("started_at").asString()).matches("\\d{4}-.*\\.\\d{6}Z");
    }

    @Test
    void requestsArePaged() {
        assertThat(read("requests", "--limit", "10", "--where", "tag:cost-center=cc1"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(11);
        String cursor = err.toString().strip().replace("There are more: --cursor ", "");
        assertThat(read("requests", "--limit", "10", "--where", "tag:cost-center=cc1", "--cursor", cursor))
                .isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRequestIsShownWithItsAttempts() {
        assertThat(read("request", entries.get(7).requestId(), "--format", "json"))
                .isZero();
        JsonNode request = JsonMapper.shared().readTree(out.toString());
        assertThat(request.get("attempts").asInt()).isEqualTo(1);
        assertThat(request.get("attempt_lines").get(0).get("rates").asString()).contains("\"input\"");
        assertThat(read("request", entries.get(7).id().toString())).isZero();
        assertThat(out.toString()).contains("state  completed\n", "attempt_lines\n  attempt  1\n");
        assertThat(read("request", "nobody")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("There is no request nobody in the ledger.\n");
    }

    @Test
    void verifyNamesWhatWasChanged() throws Exception {
        assertThat(read("ledger", "verify", "--heads")).isZero();
        assertThat(out.toString())
                .startsWith("head of chain 1: link 60 ")
                .endsWith("60 entries in 1 chains: nothing was changed, removed or added\n");
        String id = entries.get(30).id().toString();
        SampleBook.change(file(), "UPDATE entry SET output_tokens = 1 WHERE id = '" + id + "'");
        assertThat(read("ledger", "verify")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("changed: chain 1: entry " + id + " at link 31 is not what was written\n");
    }

    @Test
    void exportsGoOnAtTheirCursor() {
        for (String format : List.of("csv", "jsonl", "focus")) {
            assertThat(read("ledger", "export", "--format", format)).isZero();
            assertThat(out.toString().lines().count()).as(format).isEqualTo(format.equals("jsonl") ? 60 : 61);
        }
        assertThat(out.toString()).startsWith("BilledCost,BillingAccountId,");
        assertThat(err.toString()).isEqualTo("The next export: --cursor 1,1:60\n");
        assertThat(read("ledger", "export", "--cursor", "1,1:60", "--format", "jsonl"))
                .isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPeriodIsSummedUpAndPricedAgain() {
        assertThat(read("ledger", "checksum", "--format", "json")).isZero();
        assertThat(JsonMapper.shared().readTree(out.toString()).get("entries").asInt())
                .isEqualTo(60);
        assertThat(read("ledger", "reprice", "--format", "csv")).isZero();
        assertThat(out.toString())
                .startsWith("model,requests,changed_requests,booked_nano_usd,")
                .contains("claude-haiku-4-5-20251001,20,20,");
        assertThat(read("prices", "missing")).isZero();
        assertThat(out.toString()).isEqualTo("Every model had a price.\n");
    }

    @Test
    void aWrongCommandLineIsToldWithExitCodeTwo() {
        assertThat(run("usage")).isEqualTo(2);
        assertThat(err.toString()).startsWith("No ledger is given (expected: -f FILE or --ledger URL)\n");
        assertThat(read("usage", "--by", "colour")).isEqualTo(2);
        assertThat(err.toString()).startsWith("there is no dimension \"colour\" (expected: agent, agent_id,");
        assertThat(read("usage", "--since", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).startsWith("since is \"yesterday\" (expected: a time ago such as 7d,");
        assertThat(read("requests", "--cursor", "1")).isEqualTo(2);
        assertThat(run("usage", "--ledger", "mysql://x/y")).isEqualTo(2);
        assertThat(err.toString()).startsWith("the ledger's URL begins with \"mysql\" (expected: sqlite:///path");
        assertThat(run("usage", "--ledger", "sqlite://" + folder + "/none.db")).isEqualTo(1);
        assertThat(err.toString()).startsWith("there is no ledger at " + folder + "/none.db");
    }
}
