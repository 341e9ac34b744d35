package dev.tollgate.telemetry;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Outcome;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two spans of an exchange, attribute by attribute, for each way to end. */
final class SpansTest {
    private final RecordedTelemetry recorded = RecordedTelemetry.start();

    @AfterEach
    void close() {
        recorded.close();
    }

    private SpanData server() {
        return only(SpanKind.SERVER);
    }

    private SpanData client() {
        return only(SpanKind.CLIENT);
    }

    private SpanData only(SpanKind kind) {
        List<SpanData> spans =
                recorded.spans().stream().filter(span -> span.getKind() == kind).toList();
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    @Test
    void aCompletedStreamIsToldInFull() {
        PlayedRoad.messages(recorded)
                .header("user-agent", "claude-cli/2.1.330")
                .header("x-claude-code-session-id", "session-1")
                .body("""
                        {"model": "claude-haiku-4-5-20251001", "stream": true, "temperature": 0, "top_p": 0.9, "top_k": 40,
                         "max_tokens": 512, "stop_sequences": ["END"]}""")
                .completed();

        SpanData server = server();
        assertThat(server.getName()).isEqualTo("POST /v1/messages");
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(server.getEndEpochNanos() - server.getStartEpochNanos()).isEqualTo(1_900_000_000);
        assertThat(server.getAttributes().toBuilder().build())
                .isEqualTo(Attributes.builder()
                        .put(stringKey("http.request.method"), "POST")
                        .put(stringKey("url.scheme"), "http")
                        .put(stringKey("url.path"), "/v1/messages")
                        .put(stringKey("url.query"), "beta=true")
                        .put(stringKey("http.route"), "/v1/messages")
                        .put(longKey("http.response.status_code"), 200)
                        .put(stringKey("server.address"), "localhost")
                        .put(longKey("server.port"), 3000)
                        .put(stringKey("client.address"), "127.0.0.1")
                        .put(stringKey("network.peer.address"), "127.0.0.1")
                        .put(longKey("network.peer.port"), 59011)
                        .put(stringKey("network.protocol.version"), "1.1")
                        .put(stringKey("user_agent.original"), "claude-cli/2.1.330")
                        .put(stringKey("tollgate.request.id"), "req_1")
                        .put(stringKey("tollgate.dialect"), "anthropic.messages")
                        .put(longKey("tollgate.attempts"), 1)
                        .put(stringKey("tollgate.outcome"), "completed")
                        .put(stringKey("tollgate.usage.source"), "provider")
                        .put(doubleKey("tollgate.cost"), 0.0123456)
                        .put(stringKey("tollgate.cost.source"), "priced")
                        .build());

        SpanData client = client();
        assertThat(client.getName()).isEqualTo("chat claude-haiku-4-5-20251001");
        assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(client.getTraceId()).isEqualTo(server.getTraceId());
        assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(client.getAttributes().get(doubleKey("gen_ai.response.time_to_first_chunk")))
                .isCloseTo(0.2, within(1e-6));
        assertThat(client.getAttributes().toBuilder()
                        .remove(doubleKey("gen_ai.response.time_to_first_chunk"))
                        .build())
                .isEqualTo(Attributes.builder()
                        .put(stringKey("gen_ai.operation.name"), "chat")
                        .put(stringKey("gen_ai.provider.name"), "anthropic")
                        .put(stringKey("gen_ai.request.model"), "claude-haiku-4-5-20251001")
                        .put(stringKey("server.address"), "api.anthropic.com")
                        .put(longKey("server.port"), 443)
                        .put(doubleKey("gen_ai.request.temperature"), 0.0)
                        .put(doubleKey("gen_ai.request.top_p"), 0.9)
                        .put(doubleKey("gen_ai.request.top_k"), 40.0)
                        .put(longKey("gen_ai.request.max_tokens"), 512)
                        .put(stringArrayKey("gen_ai.request.stop_sequences"), List.of("END"))
                        .put(booleanKey("gen_ai.request.stream"), true)
                        .put(stringKey("gen_ai.response.id"), "msg_1")
                        .put(stringKey("gen_ai.response.model"), "claude-haiku-4-5-20251001")
                        .put(stringArrayKey("gen_ai.response.finish_reasons"), List.of("end_turn"))
                        .put(longKey("gen_ai.usage.input_tokens"), 4734)
                        .put(longKey("gen_ai.usage.output_tokens"), 32)
                        .put(longKey("gen_ai.usage.cache_read.input_tokens"), 4000)
                        .put(longKey("gen_ai.usage.cache_creation.input_tokens"), 534)
                        .put(longKey("gen_ai.usage.reasoning.output_tokens"), 8)
                        .put(stringKey("gen_ai.conversation.id"), "session-1")
                        .put(longKey("http.response.status_code"), 200)
                        .put(stringKey("tollgate.provider.request.id"), "req_provider_1")
                        .build());
    }

    @Test
    void anAnswerThatIsNoStreamHasNoFirstChunk() {
        PlayedRoad.completed(recorded);

        assertThat(client().getAttributes().asMap())
                .doesNotContainKeys(
                        doubleKey("gen_ai.response.time_to_first_chunk"), booleanKey("gen_ai.request.stream"));
    }

    @Test
    void openAisOwnParametersAreTold() {
        new PlayedRoad(recorded, "/v1/chat/completions", Dialect.OPENAI_CHAT)
                .body("""
                        {"model": "gpt-4o", "n": 2, "seed": 7, "frequency_penalty": 0.5, "presence_penalty": -0.5,
                         "stop": "X", "response_format": {"type": "json_object"}}""")
                .completed();

        assertThat(server().getName()).isEqualTo("POST /v1/chat/completions");
        Attributes client = client().getAttributes();
        assertThat(client.get(longKey("gen_ai.request.choice.count"))).isEqualTo(2);
        assertThat(client.get(longKey("gen_ai.request.seed"))).isEqualTo(7);
        assertThat(client.get(doubleKey("gen_ai.request.frequency_penalty"))).isEqualTo(0.5);
        assertThat(client.get(doubleKey("gen_ai.request.presence_penalty"))).isEqualTo(-0.5);
        assertThat(client.get(stringArrayKey("gen_ai.request.stop_sequences"))).containsExactly("X");
        assertThat(client.get(stringKey("gen_ai.output.type"))).isEqualTo("json");
    }

    @Test
    void oneChoiceGoesWithoutSaying() {
        PlayedRoad.messages(recorded).body("{\"model\": \"m\", \"n\": 1}").completed();

        assertThat(client().getAttributes().get(longKey("gen_ai.request.choice.count")))
                .isNull();
    }

    @Test
    void aProvidersRefusalIsAnErrorOfTheCallAndNotOfTheServer() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call().head(429);
        road.attemptEnded("rate_limit_error")
                .end(Outcome.UPSTREAM_ERROR, 429, "provider_error", "the provider answered 429");

        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(server().getAttributes().get(stringKey("error.type"))).isNull();
        assertThat(server().getAttributes().get(stringKey("tollgate.outcome"))).isEqualTo("upstream_error");
        assertThat(server().getAttributes().get(stringKey("tollgate.reason"))).isEqualTo("provider_error");
        assertThat(client().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(client().getAttributes().get(stringKey("error.type"))).isEqualTo("rate_limit_error");
        assertThat(client().getAttributes().get(longKey("http.response.status_code")))
                .isEqualTo(429);
    }

    @Test
    void aProvidersFailureIsAnErrorOfBoth() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call().head(529);
        road.attemptEnded("529").end(Outcome.UPSTREAM_ERROR, 529, "provider_error", "the provider answered 529");

        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(server().getAttributes().get(stringKey("error.type"))).isEqualTo("529");
        assertThat(client().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void aRefusedRequestHasNoClientSpanAndIsNoError() {
        PlayedRoad.messages(recorded).enter().end(Outcome.REJECTED, 401, "auth", "no key");

        assertThat(recorded.spans()).hasSize(1);
        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(server().getAttributes().get(stringKey("tollgate.reason"))).isEqualTo("auth");
        assertThat(server().getAttributes().get(longKey("tollgate.attempts"))).isEqualTo(0);
    }

    @Test
    void aClientThatLeavesIsNoErrorOfAnyone() {
        PlayedRoad road =
                PlayedRoad.messages(recorded).enter().read().call().head(200).firstToken();
        road.attemptEnded("cancelled").end(Outcome.CANCELLED, 200, "client_gone", "the client left");

        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(server().getAttributes().get(stringKey("tollgate.outcome"))).isEqualTo("cancelled");
        assertThat(server().getAttributes().get(stringKey("tollgate.usage.source")))
                .isEqualTo("unknown");
        assertThat(client().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(client().getAttributes().get(stringKey("error.type"))).isEqualTo("cancelled");
    }

    @Test
    void aClientThatLeavesBeforeTheAnswerHasNoStatus() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call();
        road.attemptEnded("cancelled").end(Outcome.CANCELLED, 0, "client_gone", "the client left");

        assertThat(server().getAttributes().get(longKey("http.response.status_code")))
                .isNull();
        assertThat(client().getAttributes().get(longKey("http.response.status_code")))
                .isNull();
    }

    @Test
    void aBrokenStreamIsAnErrorAlthoughItsStatusWas200() {
        Usage begun = new Usage(100L, null, null, null, 1L, null, null, null);
        PlayedRoad road = PlayedRoad.messages(recorded)
                .enter()
                .read()
                .call()
                .head(200)
                .firstToken()
                .answer(new Answer("msg_1", PlayedRoad.MODEL, List.of(), begun, null, false));
        road.attemptEnded("interrupted").end(Outcome.INTERRUPTED, 200, "cut", "the provider's answer broke off");

        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(server().getStatus().getDescription()).isEqualTo("the provider's answer broke off");
        assertThat(server().getAttributes().get(stringKey("error.type"))).isEqualTo("interrupted");
        assertThat(server().getAttributes().get(stringKey("tollgate.usage.source")))
                .isEqualTo("partial");
        assertThat(client().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(client().getAttributes().get(longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(100);
    }

    @Test
    void aTimeoutBeforeTheHeadIsA504() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call();
        road.attemptEnded("timeout").end(Outcome.TIMEOUT, 504, "timeout", "The provider did not answer within 600 s");

        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(server().getAttributes().get(stringKey("error.type"))).isEqualTo("504");
        assertThat(client().getAttributes().get(stringKey("error.type"))).isEqualTo("timeout");
    }

    @Test
    void anInternalFaultIsAnErrorOfTheServer() {
        PlayedRoad.messages(recorded).enter().read().end(Outcome.INTERNAL, 500, "internal", "The gateway failed");

        assertThat(server().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(server().getAttributes().get(stringKey("error.type"))).isEqualTo("500");
    }

    @Test
    void eachAttemptHasItsOwnSpanUnderTheSameParent() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read();
        road.call().head(529).attemptEnded("529");
        road.call().head(200).firstToken().answer(PlayedRoad.ANSWER).attemptEnded(null);
        road.end(Outcome.COMPLETED, 200, null, null);

        List<SpanData> clients = recorded.spans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .toList();
        assertThat(clients)
                .hasSize(2)
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(server().getSpanId()));
        assertThat(server().getAttributes().get(longKey("tollgate.attempts"))).isEqualTo(2);
    }

    @Test
    void anAttemptThatNobodyEndedIsEndedWithItsExchangeAndOnlyOnce() {
        PlayedRoad road = PlayedRoad.messages(recorded).enter().read().call();
        road.end(Outcome.INTERNAL, 500, "internal", "The gateway failed");
        road.attemptEnded("cancelled");
        road.end(Outcome.CANCELLED, 0, "client_gone", null);

        assertThat(recorded.spans()).hasSize(2);
        assertThat(client().getAttributes().get(stringKey("error.type"))).isEqualTo("internal");
    }

    @Test
    void operationsThatAreNoChatHaveTheirOwnName() {
        new PlayedRoad(recorded, "/v1/messages/count_tokens", Dialect.ANTHROPIC_TOKEN_COUNT).completed();

        assertThat(server().getName()).isEqualTo("POST /v1/messages/count_tokens");
        assertThat(client().getName()).isEqualTo("count_tokens " + PlayedRoad.MODEL);
        assertThat(server().getAttributes().get(stringKey("tollgate.usage.source")))
                .isNull();
    }

    @Test
    void aPathThatNobodyConfiguredIsNoRouteOfItsOwn() {
        new PlayedRoad(recorded, "/wp-admin/" + "x".repeat(4000), Dialect.OPENAI_OTHER)
                .enter()
                .end(Outcome.REJECTED, 404, "no_route", "No route");

        assertThat(server().getName()).isEqualTo("POST *");
        assertThat(server().getAttributes().get(stringKey("url.path"))).hasSize(2048);
    }

    @Test
    void keysInAQueryAreNotTold() {
        new PlayedRoad(recorded, "/v1/messages?beta=true&API_KEY=secret&%6bey=secret&x=1", Dialect.ANTHROPIC_MESSAGES)
                .completed();

        assertThat(server().getAttributes().get(stringKey("url.query")))
                .isEqualTo("beta=true&API_KEY=REDACTED&%6bey=REDACTED&x=1");
    }

    @Test
    void aModelNameOfAnyLengthIsCut() {
        PlayedRoad.messages(recorded)
                .body("{\"model\": \"" + "m".repeat(10_000) + "\"}")
                .completed();

        assertThat(client().getName()).hasSizeLessThan(300);
        assertThat(client().getAttributes().get(stringKey("gen_ai.request.model")))
                .hasSize(256);
    }
}
