package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.forward.BackendAuth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables of the environment in values. */
final class VariablesTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("A", "alpha", "B", "beta", "EMPTY", "", "DOLLAR", "$A");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "$A;alpha",
                "${A};alpha",
                "x-$A-$B.y;x-alpha-beta.y",
                "${A}_x;alpha_x",
                "${A:-other};alpha",
                "${ABSENT:-other};other",
                "${EMPTY:-other};other",
                "x${ABSENT:-};x",
                "${ABSENT:-a:-b};a:-b",
                "${ABSENT:-${B}};beta",
                "${ABSENT:-${GONE:-deep}}!;deep!",
                "$$A;$A",
                "$$$A;$alpha",
                "${DOLLAR};$A",
                "a$;a$",
                "$1 ($;$1 ($",
                "^(a|b)$;^(a|b)$",
                "x$EMPTY;x",
            })
    void aValueIsExpandedOnce(String written, String expanded) {
        Configuration configuration = Read.yaml("""
                binds:
                - port: 3000
                  listeners:
                  - routes:
                    - name: '%s'
                      backends: [ai: {provider: anthropic}]
                """.formatted(written), ENVIRONMENT);

        assertThat(Read.route(configuration).name()).isEqualTo(expanded);
    }

    @Test
    void whatAVariableHoldsIsNeverYaml() {
        Configuration configuration = Read.yaml("""
                binds:
                - port: 3000
                  listeners:
                  - routes:
                    - name: $TEXT
                      backends: [ai: {provider: anthropic}]
                """, Map.of("TEXT", "a: b\n- c # d\n\"'{["));

        assertThat(Read.route(configuration).name()).isEqualTo("a: b\n- c # d\n\"'{[");
    }

    @Test
    void numbersAndTruthsMayComeFromVariables() {
        Configuration configuration = Read.yaml("""
                binds:
                - port: ${PORT:-3000}
                  listeners:
                  - policies:
                      cors: {allowCredentials: "$YES"}
                    routes:
                    - backends: [ai: {provider: anthropic}]
                """, Map.of("PORT", "3005", "YES", "true"));

        assertThat(Read.bind(configuration).port()).isEqualTo(3005);
    }

    @Test
    void aTextThatLooksLikeANumberStaysAText() {
        Configuration configuration = Read.route("policies: {backendAuth: {key: $NUMBER}}", "");

        assertThat(Read.setting(Read.route(configuration), BackendAuth.class).key())
                .isEqualTo("12345");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "sk-a, true"})
    void aKeyMayBeLeftToTheEnvironment(String held, boolean attached) {
        Configuration configuration = Read.yaml("""
                llm:
                  models:
                  - name: a
                    provider: anthropic
                    params: {apiKey: "${KEY:-}"}
                """, Map.of("KEY", held));

        assertThat(Read.byModel(configuration).models().getFirst().policies().find(BackendAuth.class) != null)
                .isEqualTo(attached);
    }

    @Test
    void commentsAndKeysAreLeftAlone() {
        Configuration configuration = Read.yaml("""
                # $ABSENT
                llm:
                  models:
                  - name: a # ${ABSENT
                    provider: anthropic
                    overrides: {$ref: x}
                """);

        assertThat(Read.byModel(configuration).models().getFirst().overrides()).containsKey("$ref");
    }
}
