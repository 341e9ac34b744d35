package dev.tollgate.simulate;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class FaultsTest {
    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.DEFAULTS);

    private final Caller caller = Caller.of(SIMULATOR);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, false",
        "401, authentication_error, false",
        "403, permission_error, false",
        "413, request_too_large, false",
        "429, rate_limit_error, true",
        "500, api_error, true",
        "529, overloaded_error, true"
    })
    void anthropicsErrorsHaveTypeAndRequestId(int status, String type, String retry) {
        Caller.Seen seen = caller.messages("[[fail:" + status + ":-1:" + type + ":ra=2]]", "stream", true);

        assertThat(seen.status()).isEqualTo(status);
        assertThat(seen.header("content-type")).isEqualTo("application/json");
        assertThat(seen.header("retry-after")).isEqualTo("2");
        assertThat(seen.header("x-should-retry")).isEqualTo(retry);
        assertThatJson(seen.text()).node("error.type").isEqualTo(type);
        assertThatJson(seen.text()).node("request_id").isEqualTo(seen.header("request-id"));
    }

    @Test
    void openAisErrorsHaveTheirOwnShape() {
        Caller.Seen seen = caller.chat("[[fail:429:-1:openai:rams=250:xsr=false]]");

        assertThat(seen.header("retry-after-ms")).isEqualTo("250");
        assertThat(seen.header("x-should-retry")).isEqualTo("false");
        assertThatJson(seen.text()).isEqualTo("""
                        {"error":{"message":"${json-unit.any-string}","type":"rate_limit_exceeded","param":null,
                         "code":"rate_limit_exceeded"}}""");
    }

    @Test
    void aRequestFailsAsOftenAsItsKeySays() {
        assertThat(caller.messages("[[fail:529:2:often]]").status()).isEqualTo(529);
        assertThat(caller.messages("[[fail:529:2:often]]").status()).isEqualTo(529);
        assertThat(caller.messages("[[fail:529:2:often]]").status()).isEqualTo(200);
        assertThat(caller.messages("[[fail:529:2:other]]").status()).isEqualTo(529);
    }

    @Test
    void aProxysErrorIsAPage() {
        Caller.Seen seen = caller.messages("[[fail:502:-1:page:html]]");

        assertThat(seen.header("content-type")).isEqualTo("text/html");
        assertThat(seen.text()).startsWith("<html>");
    }

    @Test
    void aResetIsNoAnswer() {
        assertThatThrownBy(() -> caller.messages("[[failreset:-1:reset]]")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aMissingOrBadKeyIs401() {
        HttpRequest.Builder none = HttpRequest.newBuilder(SIMULATOR.uri().resolve("/v1/messages"))
                .POST(BodyPublishers.ofString(Caller.message("x").toString()));
        assertThat(caller.send(none).status()).isEqualTo(401);
        assertThat(caller.send(none.header("authorization", "Bearer sk-bad")).text())
                .contains("authentication_error");
        assertThat(caller.send(none.setHeader("authorization", "bearer sk-fine")
                                .header("anthropic-version", "2023-06-01"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aModelThatIsNotThereIs404() {
        assertThat(caller.messages("x", "model", "no-such-model").text()).contains("not_found_error");
        assertThat(caller.chat("x", "model", "no-such-model-2").text()).contains("model_not_found");
        assertThat(caller.responses("x", "model", "no-such-model").status()).isEqualTo(404);
    }

    @Test
    void whatTheMessagesApiRefusesIs400() {
        JsonNode tool = Json.object("type", "tool_result", "tool_use_id", "toolu_x", "content", "y");
        JsonNode call = Json.object(
                "role",
                "assistant",
                "content",
                List.of(Json.object("type", "tool_use", "id", "t", "name", "n", "input", Json.object())));

        assertThat(caller.messages("x", "max_tokens", null).text()).contains("max_tokens: Field required");
        assertThat(caller.messages("x", "max_tokens", 0).status()).isEqualTo(400);
        assertThat(caller.messages("x", "model", null).text()).contains("model: Field required");
        assertThat(caller.messages("x", "messages", List.of()).status()).isEqualTo(400);
        assertThat(caller.messages("x", "temperature", 1.5).status()).isEqualTo(400);
        assertThat(caller.messages("x", "messages", List.of(Json.object("role", "tool", "content", "x")))
                        .text())
                .contains("messages.0.role");
        assertThat(caller.messages("x", "messages", List.of(Caller.user(List.of(tool))))
                        .text())
                .contains("unexpected `tool_use_id`");
        assertThat(caller.messages("x", "messages", List.of(Caller.user("x"), call, Caller.user("y")))
                        .text())
                .contains("without `tool_result` blocks");
        HttpRequest.Builder noVersion = HttpRequest.newBuilder(SIMULATOR.uri().resolve("/v1/messages"))
                .header("x-api-key", "k")
                .POST(BodyPublishers.ofString(Caller.message("x").toString()));
        assertThat(caller.send(noVersion).text()).contains("anthropic-version: header is required");
    }

    @Test
    void whatTheChatApiRefusesIs400() {
        Object answer = Json.object("role", "tool", "tool_call_id", "x", "content", "y");

        assertThat(caller.chat("x", "messages", List.of()).status()).isEqualTo(400);
        assertThat(caller.chat("x", "messages", List.of(answer)).text()).contains("'tool_calls'");
        assertThat(caller.chat("x", "stream_options", Json.object("include_usage", true))
                        .text())
                .contains("\"param\":\"stream_options\"");
    }

    @Test
    void whatIsNotJsonIs400AndWhatIsNotThereIs404() {
        assertThat(caller.post("/v1/messages", "{\"model\":").text()).contains("invalid_request_error");
        assertThat(caller.post("/v1/messages", "[1]").status()).isEqualTo(400);
        assertThat(caller.post("/v1/nothing", "{}").status()).isEqualTo(404);
        assertThat(caller.get("/v1/messages").status()).isEqualTo(404);
    }
}
