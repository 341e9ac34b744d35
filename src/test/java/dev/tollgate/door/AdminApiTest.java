package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.cli.CommandRun;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over the book: it answers what the commands print. */
final class AdminApiTest {
    private static final int ENTRIES = 60;

    @TempDir
    Path folder = Path.of("");

    private RawUpstream upstream;
    private AdminDoor admin;

    @BeforeEach
    void open() throws Exception {
        upstream = new RawUpstream((request, reply) -> reply.whole(
                200, "content-type: application/json\r\n", AdminDoor.ANSWER.getBytes(StandardCharsets.UTF_8)));
        admin = AdminDoor.open(folder, ENTRIES, upstream);
    }

    @AfterEach
    void close() throws Exception {
        admin.close();
        upstream.close();
    }

    private String command(String... arguments) {
        CommandRun run = CommandRun.of(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--ledger", admin.ledger().toString()))
                .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void usageIsWhatTheCommandSays() throws Exception {
        assertThat(admin.get("/api/usage?by=model,team&since=7d&where=tag:cost-center=cc1")
                        .body())
                .isEqualTo(command(
                        "usage",
                        "--by",
                        "model,team",
                        "--since",
                        "7d",
                        "--where",
                        "tag:cost-center=cc1",
                        "--format",
                        "json"));
        assertThat(admin.get("/api/usage?by=key&by=day&zone=Asia/Tokyo&key=laptop%203&format=csv")
                        .body())
                .isEqualTo(command(
                        "usage", "--by", "key,day", "--zone", "Asia/Tokyo", "--key", "laptop 3", "--format", "csv"))
                .contains("laptop 3,");
        assertThat(admin.json("/api/usage").get(0).get("requests").asInt()).isEqualTo(ENTRIES);
    }

    @Test
    void requestsExportAndChecksumAreWhatTheCommandsSay() throws Exception {
        assertThat(admin.get("/api/requests?limit=7&team=team1&format=jsonl").body())
                .isEqualTo(command("requests", "--limit", "7", "--team", "team1", "--format", "json"));
        assertThat(admin.get("/api/requests?limit=7&format=csv").body())
                .isEqualTo(command("requests", "--limit", "7", "--format", "csv"));
        for (String format : List.of("csv", "jsonl", "focus")) {
            assertThat(admin.get("/api/export?format=" + format).body())
                    .isEqualTo(command("ledger", "export", "--format", format));
        }
        assertThat(admin.json("/api/checksum?since=1d"))
                .isEqualTo(JsonMapper.shared()
                        .readTree(command("ledger", "checksum", "--since", "1d", "--format", "json")));
        String id = admin.json("/api/requests?limit=1").at("/requests/0/id").asString();
        assertThat(admin.json("/api/requests/" + id))
                .isEqualTo(JsonMapper.shared().readTree(command("request", id, "--format", "json")));
    }

    @Test
    void pagesNeitherRepeatNorLeaveOutWhileEntriesAreAdded() throws Exception {
        List<String> ids = new ArrayList<>();
        String path = "/api/requests?limit=25&provider=anthropic";
        String cursor = "";
        while (cursor != null) {
            HttpResponse<String> answer = admin.get(path + cursor);
            JsonNode page = JsonMapper.shared().readTree(answer.body());
            page.get("requests").forEach(one -> ids.add(one.get("id").asString()));
            JsonNode next = page.get("next_cursor");
            cursor = next.isNull() ? null : "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
            assertThat(answer.headers().firstValue("link"))
                    .isEqualTo(
                            java.util.Optional.ofNullable(cursor).map(query -> "<" + path + query + ">; rel=\"next\""));
            admin.book("claude-sonnet-4-5");
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(ENTRIES);
    }

    @Test
    void anExportGoesOnWhereTheOneBeforeEnded() throws Exception {
        HttpResponse<String> first = admin.get("/api/export?format=jsonl");
        assertThat(first.body().lines()).hasSize(ENTRIES);
        assertThat(first.headers().firstValue("transfer-encoding")).contains("chunked");
        String link = first.headers().firstValue("link").orElseThrow();
        String next = link.substring(1, link.indexOf('>'));
        assertThat(admin.get(next).body()).isEmpty();
        admin.book("claude-sonnet-4-5");
        admin.book("claude-sonnet-4-5");
        assertThat(admin.get(next).body().lines()).hasSize(2);
        assertThat(admin.get(next).body().lines()).hasSize(2);
    }

    @Test
    void textThatASpreadsheetWouldRunIsDefused() throws Exception {
        admin.book("=HYPERLINK(1)");
        assertThat(admin.get("/api/requests?limit=1&format=csv").body()).contains(",'=HYPERLINK(1),");
        assertThat(admin.get("/api/usage?by=request_model&format=csv").body()).contains("\n'=HYPERLINK(1),1,");
        assertThat(admin.get("/api/export?format=csv").body()).contains(",'=HYPERLINK(1),");
        assertThat(admin.json("/api/requests?limit=1")
                        .at("/requests/0/request_model")
                        .asString())
                .isEqualTo("=HYPERLINK(1)");
    }

    @Test
    void pricesAreListedAndMissingOnesToo() throws Exception {
        JsonNode prices = admin.json("/api/prices?provider=anthropic&model=claude-haiku-4-5&at=2026-11-24");
        assertThat(prices.get(0).get("input").decimalValue()).isEqualByComparingTo("1");
        assertThat(admin.get("/api/prices?model=claude-haiku-4-5&format=csv").body())
                .isEqualTo(CommandRun.of("prices", "list", "--model", "claude-haiku-4-5", "--format", "csv")
                        .out());
        assertThat(admin.get("/api/prices/missing").body()).isEqualTo("[]\n");
    }

    @Test
    void theLedgerTellsHowItIs() throws Exception {
        JsonNode ledger = admin.json("/api/ledger");
        assertThat(ledger.get("url").asString()).isEqualTo(admin.ledger().toString());
        assertThat(ledger.get("writable").asBoolean()).isTrue();
        assertThat(ledger.get("problem").isNull()).isTrue();
        assertThat(ledger.get("pending").asInt()).isZero();
    }

    @Test
    void aWrongQueryIsToldWithTheParameter() throws Exception {
        badQuery("/api/usage?by=colour", "by", "there is no dimension \"colour\" (expected: agent, ");
        badQuery("/api/usage?by=hour,day", "by", "more than one of hour, day and month (expected: at most one)");
        badQuery("/api/usage?since=yesterday", "since", "since is \"yesterday\" (expected: a time ago such as 7d, ");
        badQuery("/api/usage?since=1d&until=2d", "until", "until is ");
        badQuery("/api/usage?zone=Moon", "zone", "zone is \"Moon\" (expected: a time zone such as UTC or ");
        badQuery("/api/usage?where=status", "where", "the filter is \"status\" (expected: NAME=VALUE)");
        badQuery("/api/usage?format=xml", "format", "format is \"xml\" (expected: json, csv)");
        badQuery("/api/usage?sinc=7d", "sinc", "there is no parameter \"sinc\" (expected: by, since, until, ");
        badQuery("/api/usage?since=7d&since=8d", "since", "since is given 2 times (expected: once)");
        badQuery("/api/requests?limit=0", "limit", "limit is \"0\" (expected: a number from 1 to 1000; /api/export ");
        badQuery("/api/requests?cursor=1", "cursor", "the cursor is \"1\" (expected: one that a page before gave)");
        badQuery("/api/export?cursor=x", "cursor", "the cursor is \"x\" (expected: one that an export before gave)");
        badQuery("/api/prices?at=now", "at", "at is \"now\" (expected: a day such as 2026-03-13, or ");
        badQuery("/api/prices?all=yes", "all", "all is \"yes\" (expected: true or false)");
    }

    private void badQuery(String path, String param, String message) throws Exception {
        HttpResponse<String> answer = admin.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        JsonNode error = JsonMapper.shared().readTree(answer.body()).get("error");
        assertThat(error.get("param").asString()).as(path).isEqualTo(param);
        assertThat(error.get("message").asString()).as(path).startsWith(message);
    }

    @Test
    void whatIsNotThereIs404() throws Exception {
        HttpResponse<String> answer = admin.get("/api/requests/nobody");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("there is no request \\\"nobody\\\" (expected: an id, request id, ");
        assertThat(admin.get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void anIdOfSeveralRequestsNamesThem() throws Exception {
        for (int i = 0; i < 2; i++) {
            admin.booked()
                    .door()
                    .http()
                    .send(
                            admin.booked()
                                    .door()
                                    .request("/v1/messages")
                                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                            "{\"model\":\"claude-sonnet-4-5\",\"messages\":[]}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
        HttpResponse<String> answer = admin.get("/api/requests/0af7651916cd43dd8448eb211c80319c");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("2 requests have the id ");
    }

    @Test
    void aLedgerThatIsAwayIs503() throws Exception {
        Files.delete(folder.resolve("tollgate.db"));
        for (String path :
                List.of("/api/usage", "/api/requests", "/api/export", "/api/checksum", "/api/prices/missing")) {
            HttpResponse<String> answer = admin.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.body())
                    .as(path)
                    .contains("there is no ledger at ")
                    .contains("\"param\":null");
        }
        assertThat(admin.get("/api/prices").statusCode()).isEqualTo(200);
    }
}
