package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.SidePort;
import dev.tollgate.ledger.AttemptLine;
import dev.tollgate.ledger.Caller;
import dev.tollgate.ledger.Charge;
import dev.tollgate.ledger.Entry;
import dev.tollgate.ledger.EntryState;
import dev.tollgate.ledger.RequestDetail;
import dev.tollgate.ledger.Result;
import dev.tollgate.llm.UsageSource;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the book says after real requests. */
final class LedgerTest {
    private static final String QUESTION =
            "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String ANSWER = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","stop_reason":"end_turn",\
            "content":[{"type":"text","text":"hello"}],"usage":{"input_tokens":1000,"cache_read_input_tokens":2000,\
            "cache_creation_input_tokens":300,"cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":200},\
            "output_tokens":50,"service_tier":"standard"}}""";
    private static final String CHAT = "{\"model\":\"gpt-4o-mini\",\"stream\":true,\"messages\":[]}";
    private static final String CHUNK =
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}]}\n\n";
    private static final String CHAT_USAGE =
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @TempDir
    Path folder;

    @Test
    void aWholeAnswerIsBookedWithTokensMoneyRatesAndIds() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.whole(
                        200,
                        "content-type: application/json\r\nrequest-id: req_up\r\n",
                        ANSWER.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "anthropic", ""))) {
            HttpRequest request = booked.door()
                    .request("/v1/messages")
                    .header("x-request-id", "mine-1")
                    .header("x-claude-code-session-id", "session-1")
                    .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                    .build();
            booked.door().http().send(request, HttpResponse.BodyHandlers.ofString());

            RequestDetail detail = booked.requests().getFirst();
            Entry entry = detail.entry().entry();
            assertThat(entry.state()).isEqualTo(EntryState.COMPLETED);
            assertThat(entry.requestId()).isEqualTo("mine-1");
            assertThat(entry.asked().model()).isEqualTo("claude-sonnet-4-5");
            assertThat(entry.asked().operation()).isEqualTo("chat");
            assertThat(entry.caller().sessionId()).isEqualTo("session-1");
            assertThat(entry.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            Result result = entry.result();
            assertThat(result.status()).isEqualTo(200);
            assertThat(result.provider()).isEqualTo("anthropic");
            assertThat(result.responseModel()).isEqualTo("claude-sonnet-4-5-20250929");
            assertThat(result.providerRequestId()).isEqualTo("req_up");
            assertThat(result.durationUs()).isPositive();
            Charge charge = result.charge();
            assertThat(charge.source()).isEqualTo(UsageSource.PROVIDER);
            assertThat(charge.usage().inputTokens()).isEqualTo(3300);
            assertThat(charge.usage().cacheWrite1hTokens()).isEqualTo(200);
            // 1000 x 3 + 2000 x 0.30 + 100 x 3.75 + 200 x 6 + 50 x 15 USD per million
            assertThat(charge.costNanoUsd()).isEqualTo(5_925_000L);
            AttemptLine line = detail.attempts().getFirst();
            assertThat(line.rates()).contains("\"output\":15000000000");
            assertThat(line.charge()).isEqualTo(charge);
        }
    }

    @Test
    void theEndOfAStreamWaitsForItsEntry() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START + StreamingTest.DELTA + StreamingTest.END);
                    reply.end();
                });
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "anthropic", ""));
                Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + booked.url().file())) {
            lock(other);
            try (RawClient client = booked.door().raw().post("/v1/messages", StreamingTest.QUESTION)) {
                assertThat(client.readUntil("\"output_tokens\":5}}\n\n\r\n"))
                        .contains("é😀")
                        .doesNotContain("message_stop");
                assertThat(client.readsNothingFor(Duration.ofMillis(300))).isTrue();
                unlock(other);
                assertThat(client.readUntil("0\r\n\r\n")).contains("message_stop");
            }
            assertThat(booked.only().entry().entry().result().charge().usage().outputTokens())
                    .isEqualTo(5);
        }
    }

    @Test
    void underAsyncNothingWaits() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                BookedDoor booked = BookedDoor.open(folder, "durability: async", Door.yaml(upstream, "anthropic", ""));
                Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + booked.url().file())) {
            lock(other);
            assertThat(booked.door().post("/v1/messages", QUESTION).statusCode())
                    .isEqualTo(200);
            unlock(other);
            assertThat(booked.only().entry().entry().state()).isEqualTo(EntryState.COMPLETED);
        }
    }

    private static void lock(Connection other) throws SQLException {
        execute(other, "BEGIN IMMEDIATE");
    }

    private static void unlock(Connection other) throws SQLException {
        execute(other, "ROLLBACK");
    }

    private static void execute(Connection other, String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aProvidersErrorIsBookedAsFailedAndCostsNothing() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(
                        529, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}"));
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "anthropic", ""))) {
            booked.door().post("/v1/messages", QUESTION);
            Result result = booked.only().entry().entry().result();
            assertThat(result.state()).isEqualTo(EntryState.FAILED);
            assertThat(result.status()).isEqualTo(529);
            assertThat(result.errorType()).isEqualTo("overloaded_error");
            assertThat(result.charge().costNanoUsd()).isNull();
            assertThat(result.charge().usage().inputTokens()).isNull();
        }
    }

    @Test
    void aStreamThatBreaksOffIsFailedWithWhatWasSaid() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START + StreamingTest.DELTA);
                    reply.reset();
                });
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "anthropic", ""));
                RawClient client = booked.door().raw().post("/v1/messages", StreamingTest.QUESTION)) {
            client.readUntil("message_start");
            Result result = booked.only().entry().entry().result();
            assertThat(result.state()).isEqualTo(EntryState.FAILED);
            assertThat(result.errorType()).isEqualTo("interrupted");
            assertThat(result.charge().source()).isEqualTo(UsageSource.ESTIMATED);
            assertThat(result.charge().usage().inputTokens()).isEqualTo(3);
        }
    }

    @Test
    void aClientThatLeavesIsCancelledWithWhatWasSaid() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START + StreamingTest.DELTA);
                    Thread.sleep(1_000);
                });
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "anthropic", ""))) {
            try (RawClient client = booked.door().raw().post("/v1/messages", StreamingTest.QUESTION)) {
                client.readUntil("content_block_delta");
            }
            Result result = booked.only().entry().entry().result();
            assertThat(result.state()).isEqualTo(EntryState.CANCELLED);
            assertThat(result.charge().source()).isEqualTo(UsageSource.ESTIMATED);
            assertThat(result.charge().usage().inputTokens()).isEqualTo(3);
        }
    }

    @Test
    void aChatStreamThatItsClientLeavesIsEstimatedFromWhatHadCome() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    for (int i = 0; i < 20; i++) {
                        reply.chunk(CHUNK);
                    }
                    Thread.sleep(1_000);
                });
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "openAI", ""))) {
            String question = CHAT.replace("[]", "[{\"role\":\"user\",\"content\":\"" + "tell me ".repeat(90) + "\"}]");
            try (RawClient client = booked.door().raw().post("/v1/chat/completions", question)) {
                for (int i = 0; i < 20; i++) {
                    client.readUntil("\n\n");
                }
            }
            Charge charge = booked.only().entry().entry().result().charge();
            assertThat(charge.source()).isEqualTo(UsageSource.ESTIMATED);
            assertThat(charge.usage().inputTokens()).isBetween(150L, 250L);
            assertThat(charge.usage().outputTokens()).isBetween(15L, 30L);
            assertThat(charge.costNanoUsd()).isPositive();
        }
    }

    @Test
    void drainReadsOnForTheExactUsageWhenTheClientHasLeft() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    reply.chunk(StreamingTest.START + StreamingTest.DELTA);
                    left.await(10, TimeUnit.SECONDS);
                    Thread.sleep(200);
                    reply.chunk(StreamingTest.DELTA + StreamingTest.END);
                    reply.end();
                });
                BookedDoor booked = BookedDoor.open(
                        folder, "onClientDisconnect: { drain: 10s }", Door.yaml(upstream, "anthropic", ""))) {
            try (RawClient client = booked.door().raw().post("/v1/messages", StreamingTest.QUESTION)) {
                client.readUntil("content_block_delta");
            }
            left.countDown();
            Result result = booked.only().entry().entry().result();
            assertThat(result.state()).isEqualTo(EntryState.CANCELLED);
            assertThat(result.charge().source()).isEqualTo(UsageSource.PROVIDER);
            assertThat(result.charge().usage().outputTokens()).isEqualTo(5);
        }
    }

    @Test
    void drainWaitsForAnAnswerThatHadNotBegun() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    left.await(10, TimeUnit.SECONDS);
                    Thread.sleep(200);
                    reply.json(200, ANSWER);
                });
                BookedDoor booked = BookedDoor.open(
                        folder, "onClientDisconnect: { drain: 10s }", Door.yaml(upstream, "anthropic", ""))) {
            try (RawClient client = booked.door().raw().post("/v1/messages", QUESTION)) {
                Thread.sleep(300);
            }
            left.countDown();
            Result result = booked.only().entry().entry().result();
            assertThat(result.state()).isEqualTo(EntryState.CANCELLED);
            assertThat(result.charge().usage().outputTokens()).isEqualTo(50);
            assertThat(result.charge().costNanoUsd()).isEqualTo(5_925_000L);
        }
    }

    @Test
    void aChatStreamIsAskedForItsUsageAndTheClientThatDidNotAskNeverSeesIt() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> {
                    reply.eventStream();
                    for (String chunk : List.of(CHUNK, CHAT_USAGE, DONE)) {
                        reply.chunk(chunk);
                    }
                    reply.end();
                });
                BookedDoor booked = BookedDoor.open(folder, "", Door.yaml(upstream, "openAI", ""))) {
            assertThat(booked.door().post("/v1/chat/completions", CHAT).body()).isEqualTo(CHUNK + DONE);
            assertThat(upstream.only().text()).contains("\"stream_options\":{\"include_usage\":true}");
            Charge charge = booked.only().entry().entry().result().charge();
            assertThat(charge.usage().inputTokens()).isEqualTo(11);
            assertThat(charge.usage().outputTokens()).isEqualTo(7);
            assertThat(charge.costNanoUsd()).isEqualTo(11 * 150L + 7 * 600L);
        }
    }

    @Test
    void keyUserTeamTagsAndHeadersSayWhoAsked() throws Exception {
        String keys = """
                policies:
                  apiKey:
                    keys:
                    - key: sk-ada
                      metadata: { name: ada, user: ada@example.com, team: search, project: p1 }
                """;
        String headers = "; telemetry: { headers: { x-team: team, x-run: run } }";
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                BookedDoor booked = BookedDoor.open(folder, headers, Door.yaml(upstream, "anthropic", keys))) {
            HttpRequest request = HttpRequest.newBuilder(booked.door().uri("/v1/messages"))
                    .header("authorization", "Bearer sk-ada")
                    .header("x-team", "other")
                    .header("x-run", "42")
                    .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                    .build();
            booked.door().http().send(request, HttpResponse.BodyHandlers.ofString());
            Caller caller = booked.only().entry().entry().caller();
            assertThat(caller.keyName()).isEqualTo("ada");
            assertThat(caller.keyId()).isNotNull().doesNotContain("sk-ada");
            assertThat(caller.user()).isEqualTo("ada@example.com");
            assertThat(caller.team()).isEqualTo("search");
            assertThat(caller.tags()).isEqualTo(Map.of("project", "p1", "run", "42", "team", "other"));
        }
    }

    @Test
    void whatNeverReachesAProviderIsNotBooked() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                BookedDoor booked = BookedDoor.open(
                        folder, "; prices: { onUnknownModel: refuse }", Door.yaml(upstream, "anthropic", ""))) {
            HttpResponse<String> refused =
                    booked.door().post("/v1/messages", QUESTION.replace("claude-sonnet-4-5", "nobody-knows"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("permission_error", "nobody-knows", "no price");
            assertThat(booked.requests()).isEmpty();
            assertThat(upstream.received()).isEmpty();
        }
    }

    @Test
    void whileTheLedgerIsAwayRequestsAreRefusedInTheClientsDialectAndReadinessFails() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.open(away("refuse") + Door.yaml(upstream, "anthropic", ""))) {
            HttpResponse<String> refused = door.post("/v1/messages", QUESTION);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("overloaded_error", "ledger");
            assertThat(refused.headers().firstValue("retry-after")).hasValue("5");
            assertThat(upstream.received()).isEmpty();
            URI ready = URI.create("http://127.0.0.1:" + door.gateway().port(SidePort.READINESS) + "/healthz/ready");
            assertThat(door.http()
                            .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void whoServesOnServesWithoutALedger() throws Exception {
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                Door door = Door.open(away("serve") + Door.yaml(upstream, "anthropic", ""))) {
            assertThat(door.post("/v1/messages", QUESTION).statusCode()).isEqualTo(200);
        }
    }

    /** A PostgreSQL that nobody serves. */
    private static String away(String onFailure) throws Exception {
        return """
                config:
                  adminAddr: "127.0.0.1:0"
                  statsAddr: "127.0.0.1:0"
                  readinessAddr: "127.0.0.1:0"
                  ledger: { url: "postgres://nobody@127.0.0.1:%d/nothing", onFailure: %s }
                """.formatted(GatewayProcess.freePort(), onFailure);
    }

    @Test
    void pricesOfOnesOwnComeFirst() throws Exception {
        String prices =
                "; prices: { models: [ { name: \"claude-*\", inputPerMillion: 1, outputPerMillion: 2.000000001 } ] }";
        try (RawUpstream upstream = new RawUpstream((request, reply) -> reply.json(200, ANSWER));
                BookedDoor booked = BookedDoor.open(folder, prices, Door.yaml(upstream, "anthropic", ""))) {
            booked.door().post("/v1/messages", QUESTION);
            Charge charge = booked.only().entry().entry().result().charge();
            assertThat(charge.costNanoUsd()).isEqualTo(3_300_000L + 100_000L);
            assertThat(charge.costSource()).isEqualTo("partial");
        }
    }
}
