package dev.tollgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.cli.MissingPrices.Missing;
import dev.tollgate.pricing.Catalogue;
import dev.tollgate.pricing.OnUnknownModel;
import dev.tollgate.pricing.PriceOverride;
import dev.tollgate.pricing.PriceOverrides;
import dev.tollgate.pricing.UnitPrices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PricesCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final String UNITS = "USD per million tokens; per thousand searches and requests.\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private List<Missing> missing = List.of();

    @Test
    void aListHasOneLineForEachTier() {
        assertThat(run("list", "--provider", "anthropic", "--model", "claude-sonnet-4-5"))
                .isZero();
        assertThat(out).hasToString("""
                provider   model              origin     service_tier   above  input  cache_read  cache_write_5m  cache_write_1h  output  web_search
                anthropic  claude-sonnet-4-5  catalogue                            3         0.3            3.75               6      15          10
                anthropic  claude-sonnet-4-5  catalogue                200000      6         0.6             7.5              12    22.5          10
                anthropic  claude-sonnet-4-5  catalogue  batch                   1.5        0.15           1.875               3     7.5          10
                anthropic  claude-sonnet-4-5  catalogue  batch         200000      3         0.3            3.75               6   11.25          10
                """ + "4 lines of " + Catalogue.builtIn().version() + ". " + UNITS);
    }

    @Test
    void aListIsOfTheDayThatIsAskedFor() {
        assertThat(run("list", "--model", "o3", "--provider", "openai", "--format", "csv", "--at", "2025-06-09"))
                .isZero();
        assertThat(out.toString()).startsWith("""
                provider,model,origin,from,hours,service_tier,above,input,cache_read,cache_write_5m,cache_write_1h,output,reasoning,web_search,request
                openai,o3,catalogue,,,,,10,0.5,,,40,,,
                """);
        out.getBuffer().setLength(0);
        assertThat(run(
                        "list",
                        "--model",
                        "o3",
                        "--provider",
                        "openai",
                        "--format",
                        "csv",
                        "--at",
                        "2025-06-10T00:00:00Z"))
                .isZero();
        assertThat(out.toString()).contains("openai,o3,catalogue,2025-06-10,,,,2,0.5,,,8,,,\n");
    }

    @Test
    void aListMayHaveTheWholeHistory() {
        assertThat(run("list", "--model", "o3", "--provider", "openai", "--format", "json", "--all"))
                .isZero();
        assertThat(out.toString().lines().filter(line -> !line.contains("service_tier")))
                .containsExactly("""
                {"provider":"openai","model":"o3","origin":"catalogue","input":10,"cache_read":0.5,"output":40}""", """
                {"provider":"openai","model":"o3","origin":"catalogue","from":"2025-06-10","input":2,"cache_read":0.5,"output":8}""");
    }

    @Test
    void theConfigurationsPricesComeFirst() {
        assertThat(run("list", "-f", "own.yaml", "--model", "mine", "--format", "json"))
                .isZero();
        assertThat(out).hasToString("{\"model\":\"mine\",\"origin\":\"config\",\"input\":0.5}\n");
    }

    @Test
    void aModelIsShownWithThePriceThatARequestWouldBeGiven() {
        assertThat(run("show", "gpt-5-mini-2025-08-07")).isZero();
        assertThat(out.toString())
                .startsWith("""
                        provider  model       origin     service_tier  input  cache_read  output
                        openai    gpt-5-mini  catalogue                 0.25       0.025       2
                        """)
                .endsWith("Of " + Catalogue.builtIn().version() + ". " + UNITS);
    }

    @Test
    void aModelWithoutAPriceIsAnErrorThatSaysWhereToLook() {
        assertThat(run("show", "gpt-99", "--provider", "openai")).isEqualTo(1);
        assertThat(err)
                .hasToString("no price for \"gpt-99\" at openai (see: tollgate prices list --model '*gpt-99*')\n");
    }

    @Test
    void anImportIsPrintedAsConfiguration(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("api.json");
        Files.writeString(file, """
                {"openai":{"models":{"gpt-5":{"cost":{"input":1.25,"output":10}},"sora":{}}},
                 "xai":{"models":{"grok-4":{"cost":{"input":3,"output":15}}}}}""");
        assertThat(run("import", file.toString(), "--format", "models.dev", "--provider", "x_ai"))
                .isZero();
        assertThat(out).hasToString("""
                config:
                  prices:
                    models:
                    - name: "grok-4"
                      provider: "x-ai"
                      inputPerMillion: 3
                      outputPerMillion: 15
                """);
        assertThat(err)
                .hasToString("1 prices; 1 models in the file have no price for tokens,"
                        + " 0 prices were rounded to nine decimals\n");
    }

    @Test
    void missingPricesAreThoseThatTheLedgerKnows() {
        assertThat(run("missing")).isZero();
        assertThat(out).hasToString("Every model had a price.\n");
        out.getBuffer().setLength(0);
        missing = List.of(new Missing("openai", "=gpt-99", 12, NOW.minusSeconds(60), NOW));
        assertThat(run("missing", "--format", "csv")).isZero();
        assertThat(out).hasToString("""
                provider,model,requests,first,last
                openai,'=gpt-99,12,2026-01-15T11:59:00Z,2026-01-15T12:00:00Z
                """);
    }

    @Test
    void whatIsWrongOnTheCommandLineEndsWithTwo(@TempDir Path directory) throws IOException {
        assertUsageError("Missing required subcommand");
        assertUsageError(
                "--at is \"tomorrow\" (expected: a day such as 2026-03-13, or 2026-03-13T08:00:00Z)",
                "list",
                "--at",
                "tomorrow");
        assertUsageError("bad.yaml:1:1: that is wrong", "list", "-f", "bad.yaml");
        assertUsageError(
                "Invalid value for option '--format': expected one of [LITELLM, litellm, MODELS_DEV, models.dev] (case-sensitive) but was"
                        + " 'csv'",
                "import",
                "x.json",
                "--format",
                "csv");
        Path none = directory.resolve("none.json");
        assertUsageError(none + " does not exist (expected: a file)", "import", none.toString(), "--format", "litellm");
        Path wrong = directory.resolve("wrong.json");
        Files.writeString(wrong, "[]");
        assertUsageError(
                wrong + ": it is not a price list of litellm (expected: a JSON object with members)",
                "import",
                wrong.toString(),
                "--format",
                "litellm");
    }

    private void assertUsageError(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).startsWith(message + System.lineSeparator());
    }

    private int run(String... arguments) {
        PricesCommand command = new PricesCommand(
                PricesCommandTest::read, (file, ledger, since) -> missing, Clock.fixed(NOW, ZoneOffset.UTC));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static PriceOverrides read(Path file) {
        if (file.endsWith("bad.yaml")) {
            throw new IllegalArgumentException("bad.yaml:1:1: that is wrong");
        }
        UnitPrices half = new UnitPrices(new BigDecimal("0.50"), null, null, null, null, null, null, null);
        return new PriceOverrides(
                OnUnknownModel.DEFAULT, List.of(new PriceOverride("mine", null, null, null, false, half, List.of())));
    }
}
