package dev.tollgate.simulate;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
    private final Simulator simulator = Simulator.start(SimulatorOptions.DEFAULTS);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aRequestIsLoggedAsItArrivedWithoutItsCredentials() {
        String body = Caller.message("[[id:tag]] Grüße").toString();
        caller.send(caller.request("/v1/messages?beta=true")
                .header("authorization", "Bearer sk-other")
                .header("anthropic-beta", "one,two")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        ReceivedRequest request = simulator.requests("tag").getFirst();
        assertThat(request.url()).isEqualTo("/v1/messages?beta=true");
        assertThat(request.header("X-Api-Key")).containsExactly(ReceivedRequest.digest("sk-test"));
        assertThat(request.header("Authorization")).containsExactly("Bearer " + ReceivedRequest.digest("sk-other"));
        assertThat(request.header("anthropic-beta")).containsExactly("one,two");
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.bodySha256()).isEqualTo(Digests.sha256(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.ended()).isEqualTo(ReceivedRequest.Ended.WHOLE);
    }

    @Test
    void theLogIsServedByTag() {
        caller.chat("[[id:a]]");
        caller.chat("[[id:b]]");

        String log = caller.get("/simulate/requests?id=b").text();
        assertThatJson(log).isArray().hasSize(1);
        assertThatJson(log).node("[0].url").isEqualTo("/v1/chat/completions");
        assertThatJson(log).node("[0].aborted").isEqualTo(false);
        assertThat(log).doesNotContain("sk-test");
    }

    @Test
    void theSuiteOfClientsFindsItsOwnShape() {
        caller.responses("[[id:suite]]");

        String log = caller.get("/__mock/log?id=suite").text();
        assertThatJson(log).node("[0].body.input").isEqualTo("\"[[id:suite]]\"");
        assertThatJson(log).node("[0].headers.anthropic-version").isEqualTo("\"2023-06-01\"");
        assertThatJson(log).node("[0].aborted").isEqualTo(false);
    }

    @Test
    void aPrefixBeforeTheApiIsAllowed() {
        assertThat(caller.post("/some/gateway/v1/messages", Caller.message("hi"))
                        .text())
                .contains("Mock reply to: hi");
    }
}
