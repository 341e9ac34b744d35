package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.forward.BackendAuth;
import dev.tollgate.forward.BackendTls;
import dev.tollgate.forward.HeaderChanges;
import dev.tollgate.forward.Timeouts;
import dev.tollgate.provider.ProviderKind;
import dev.tollgate.route.RouteType;
import dev.tollgate.target.Backend;
import dev.tollgate.target.ProviderTarget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form: models by name. */
final class LlmFormTest {
    @Test
    void aPortIsChosenAndEveryPathOfBothDialectsIsServed() {
        Configuration configuration = Read.yaml("llm: {models: [{name: '*', provider: anthropic}]}");

        assertThat(Read.bind(configuration).port()).isEqualTo(4000);
        assertThat(Read.route(configuration).types().bySuffix())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/v1/messages", RouteType.MESSAGES,
                        "/v1/messages/count_tokens", RouteType.ANTHROPIC_TOKEN_COUNT,
                        "/v1/chat/completions", RouteType.COMPLETIONS,
                        "/v1/responses", RouteType.RESPONSES,
                        "/v1/embeddings", RouteType.EMBEDDINGS,
                        "/v1/models", RouteType.MODELS,
                        "*", RouteType.PASSTHROUGH));
    }

    @Test
    void anEntryHasItsOwnKeyModelAndFields() {
        Configuration configuration = Read.yaml("""
                llm:
                  port: 4100
                  models:
                  - name: claude-*
                    provider: anthropic
                    params: {apiKey: $KEY}
                  - name: fast
                    provider: {openAI: {}}
                    params: {model: gpt-5-mini}
                    defaults: {max_tokens: 100, stop: [a, b], user: "${WORD}"}
                    overrides: {temperature: 0.10, store: false, metadata: {team: $WORD}, seed: $NUMBER, x: null}
                    requestHeaders: {set: {x-a: b}}
                    responseHeaders: {remove: [server]}
                """);

        List<Backend.Model> models = Read.byModel(configuration).models();
        Backend.Model claude = models.getFirst();
        assertThat(claude.name()).isEqualTo("claude-*");
        assertThat(claude.policies().find(BackendAuth.class)).isEqualTo(new BackendAuth("sk-held-by-a-variable"));
        assertThat(claude.provider().model()).isNull();
        Backend.Model fast = models.get(1);
        assertThat(fast.provider().kind()).isEqualTo(ProviderKind.OPENAI);
        assertThat(fast.provider().model()).isEqualTo("gpt-5-mini");
        assertThat(fast.policies().find(BackendAuth.class)).isNull();
        assertThat(fast.defaults()).isEqualTo(Map.of("max_tokens", "100", "stop", "[\"a\",\"b\"]", "user", "\"word\""));
        assertThat(fast.overrides())
                .isEqualTo(Map.of(
                        "temperature", "0.10",
                        "store", "false",
                        "metadata", "{\"team\":\"word\"}",
                        "seed", "12345",
                        "x", "null"));
        assertThat(fast.policies().find(HeaderChanges.OfRequest.class))
                .isEqualTo(new HeaderChanges.OfRequest(new HeaderChanges(Map.of(), Map.of("x-a", "b"), List.of())));
        assertThat(fast.policies().find(HeaderChanges.OfResponse.class))
                .isEqualTo(new HeaderChanges.OfResponse(new HeaderChanges(Map.of(), Map.of(), List.of("server"))));
    }

    @Test
    void aBaseUrlIsAHostAndAPrefix() {
        assertThat(provider("baseUrl: https://api.example.com:8443/api/v1/"))
                .returns(
                        "https://api.example.com:8443",
                        provider -> provider.base().toString())
                .returns("/api/v1", ProviderTarget::pathPrefix);
        assertThat(provider("baseUrl: http://127.0.0.1:9900"))
                .returns("http://127.0.0.1:9900", provider -> provider.base().toString())
                .returns(null, ProviderTarget::pathPrefix)
                .returns(true, ProviderTarget::hostOverridden);
        assertThat(provider("baseUrl: https://api.example.com").base()).hasToString("https://api.example.com");
        assertThat(provider("baseUrl: 'http://[::1]:9900/v1'").base()).hasToString("http://[::1]:9900");
        assertThat(provider("{hostOverride: '127.0.0.1:9900', pathPrefix: /v2, pathOverride: /v3}"))
                .returns("http://127.0.0.1:9900", provider -> provider.base().toString())
                .returns("/v2", ProviderTarget::pathPrefix)
                .returns("/v3", ProviderTarget::pathOverride);
    }

    private static ProviderTarget provider(String params) {
        String flow = params.startsWith("{") ? params : "{" + params + "}";
        return Read.byModel(Read.yaml("llm: {models: [{name: a, provider: openAI, params: " + flow + "}]}"))
                .models()
                .getFirst()
                .provider();
    }

    @Test
    void aWellKnownServerIsNamedByAWord() {
        Configuration configuration = Read.yaml("""
                llm:
                  models:
                  - {name: a, provider: groq}
                  - {name: b, provider: {ollama: {model: "qwen3:8b"}}}
                  - {name: c, provider: perplexity}
                  - {name: d, provider: mistral, params: {baseUrl: "https://mistral.example.com"}}
                """);

        List<ProviderTarget> providers = Read.byModel(configuration).models().stream()
                .map(Backend.Model::provider)
                .toList();
        assertThat(providers)
                .extracting(provider -> provider.base() + " " + provider.pathPrefix() + " " + provider.telemetryName())
                .containsExactly(
                        "https://api.groq.com /openai/v1/ groq",
                        "http://localhost:11434 /v1/ ollama",
                        "https://api.perplexity.ai / perplexity",
                        "https://mistral.example.com null mistral_ai");
        assertThat(providers.get(1).model()).isEqualTo("qwen3:8b");
    }

    @Test
    void policiesOfTheWholeAreThoseOfTheRoute() {
        Configuration configuration = Read.yaml("""
                llm:
                  policies:
                    timeout: {requestTimeout: 1s}
                    backendTLS: {}
                  models:
                  - name: a
                    provider: custom
                    params: {hostOverride: "10.0.0.1:8443"}
                  - name: b
                    provider: {custom: {formats: [{type: completions}]}}
                    params: {baseUrl: "http://10.0.0.1:8080"}
                    tls: {insecure: true}
                  - name: c
                    provider: anthropic
                    auth: {key: {value: other}}
                """);

        List<Backend.Model> models = Read.byModel(configuration).models();
        assertThat(Read.setting(Read.route(configuration), Timeouts.class).request())
                .hasSeconds(1);
        assertThat(models.getFirst().provider().base()).hasToString("https://10.0.0.1:8443");
        assertThat(models.get(1).policies().find(BackendTls.class)).isNotNull();
        assertThat(models.get(2).policies().find(BackendAuth.class)).isEqualTo(new BackendAuth("other"));
    }

    @Test
    void bothFormsMayStandInOneFile() {
        Configuration configuration = Read.yaml("""
                llm: {models: [{name: '*', provider: anthropic}]}
                binds:
                - port: 3000
                  listeners: [{routes: [{backends: [{ai: {provider: anthropic}}]}]}]
                """);

        assertThat(configuration.routes().binds()).extracting("port").containsExactly(3000, 4000);
    }

    @Test
    void jsonIsReadLikeYaml() {
        Configuration configuration = Read.yaml("""
                {
                \t"llm": {
                \t\t"models": [
                \t\t\t{"name": "a\\u00e9\\/*", "provider": {"anthropic": {}}, "overrides": {"x": "\\ud83d\\ude00", "n": 1e5}}
                \t\t]
                \t}
                }
                """);

        Backend.Model model = Read.byModel(configuration).models().getFirst();
        assertThat(model.name()).isEqualTo("aé/*");
        assertThat(model.overrides()).containsEntry("x", "\"😀\"").containsEntry("n", "1E+5");
    }
}
