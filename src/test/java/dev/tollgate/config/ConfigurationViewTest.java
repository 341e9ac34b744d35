package dev.tollgate.config;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is shown of the configuration that is in force. */
final class ConfigurationViewTest {
    private static final Configuration FULL = Read.yaml("""
            config:
              telemetry:
                otlpEndpoint: http://collector:4317
                otlpHeaders: {x-key: canary}
            binds:
            - port: 3000
              listeners:
              - policies:
                  backendAuth: {key: canary}
                  apiKey: {keys: [{key: canary, metadata: {name: laptop}}]}
                routes:
                - matches:
                  - path: {pathPrefix: /v1}
                    headers: [{name: x-secret, value: {exact: canary}}]
                    query: [{name: token, value: {regex: canary}}]
                  backends: [ai: {provider: {anthropic: {model: claude-haiku-4-5}}}]
                  policies:
                    requestHeaderModifier: {set: {x-api-key: canary}, add: {cookie: canary}}
                    responseHeaderModifier: {set: {x-internal: canary}, remove: [server]}
                    timeout: {requestTimeout: 90s}
                    cors: {allowOrigins: ["*"], maxAge: 1h}
                    backendTLS: {hostname: a.example.com}
                    urlRewrite: {authority: {host: b.example.com}, path: {prefix: /}}
            llm:
              models:
              - name: a
                provider: openAI
                params: {apiKey: canary, baseUrl: "https://api.example.com/v1"}
                requestHeaders: {set: {authorization: canary}}
                overrides: {temperature: 0}
              - name: b
                provider: openAI
                auth: {key: {value: canary}}
            """);

    @Test
    void noSecretIsShown() {
        assertThat(ConfigurationView.json(FULL)).doesNotContain("canary");
    }

    @Test
    void theWholeIsShownInTheWordsOfTheFile() {
        Golden.check(Path.of("src/test/resources/config/view.golden.json"), ConfigurationView.json(FULL) + "\n");
    }

    @Test
    void defaultsAreShownToo() {
        assertThatJson(ConfigurationView.json(FULL))
                .node("config.connectionTerminationDeadline")
                .isEqualTo("25s");
        assertThatJson(ConfigurationView.json(FULL)).node("binds[0].address").isEqualTo("0.0.0.0");
    }
}
