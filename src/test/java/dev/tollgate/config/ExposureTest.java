package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tollgate.route.Bind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed by default: where a bind listens, and what the start-up line says of it. */
final class ExposureTest {
    private static final String SPENDING = """
            llm:
              models:
              - {name: a, provider: anthropic}
              - {name: b, provider: anthropic, params: {apiKey: sk-1}}
            """;
    private static final String HANDING_ON = "llm: {models: [{name: a, provider: anthropic}]}\n";

    @Test
    void aBindThatSpendsAKeyForWhoeverCallsIsForThisMachineOnly() {
        Bind bind = Read.bind(Read.yaml(SPENDING));

        assertThat(bind.address()).isEqualTo("127.0.0.1");
        assertThat(bind.why())
                .isEqualTo("loopback only: it attaches a provider key and asks its callers for none"
                        + " (config.listen: 0.0.0.0 opens it)");
    }

    @Test
    void aBindThatHandsItsCallersCredentialsOnIsOpen() {
        Bind bind = Read.bind(Read.yaml(HANDING_ON));

        assertThat(bind.address()).isEqualTo("0.0.0.0");
        assertThat(bind.why()).isEqualTo("all interfaces: it attaches no provider key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestHeaderModifier: {set: {Authorization: Bearer x}}",
                "requestHeaderModifier: {add: {x-api-key: x}}",
                "backendAuth: {key: x}"
            })
    void aKeyIsAttachedInMoreWaysThanOne(String policy) {
        Configuration configuration = Read.route("policies: {" + policy + "}", "");

        assertThat(Read.bind(configuration).address()).isEqualTo("127.0.0.1");
    }

    @Test
    void eachBindIsJudgedByItself() {
        Configuration configuration = Read.yaml(SPENDING + """
                binds:
                - port: 3000
                  listeners: [{routes: [{backends: [{ai: {provider: anthropic}}]}]}]
                """);

        assertThat(configuration.routes().binds()).extracting("address").containsExactly("0.0.0.0", "127.0.0.1");
    }

    @Test
    void theFileOverrulesAndSoDoesTheImagesVariableWhereTheFileIsSilent() {
        Map<String, String> image = Map.of("TOLLGATE_LISTEN", "0.0.0.0");

        assertThat(Read.bind(Read.yaml(SPENDING, image)))
                .returns("0.0.0.0", Bind::address)
                .returns("as TOLLGATE_LISTEN says", Bind::why);
        assertThat(Read.bind(Read.yaml("config: {listen: localhost}\n" + HANDING_ON, image)))
                .returns("127.0.0.1", Bind::address)
                .returns("as config.listen says", Bind::why);
        assertThat(Read.bind(Read.yaml("config: {listen: '::'}\n" + HANDING_ON)).address())
                .isEqualTo("0:0:0:0:0:0:0:0");
    }

    @Test
    void aVariableThatMakesNoSenseIsAFault() {
        assertThatExceptionOfType(ConfigurationFaults.class)
                .isThrownBy(() -> Read.yaml(HANDING_ON, Map.of("TOLLGATE_LISTEN", "eth0", "ADMIN_ADDR", "x")))
                .withMessage("""
                        the environment: ADMIN_ADDR is not sound (expected: an address with a port, such as 127.0.0.1:15000 or localhost:15000)
                        the environment: TOLLGATE_LISTEN is not sound (expected: an IP address such as 0.0.0.0, or localhost)""");
    }
}
