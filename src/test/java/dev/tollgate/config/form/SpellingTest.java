package dev.tollgate.config.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    private static final List<String> KNOWN =
            List.of("port", "listeners", "backendAuth", "requestTimeout", "hostOverride", "ai");

    @ParameterizedTest
    @CsvSource({
        "listners, listeners",
        "backend_auth, backendAuth",
        "BackendAuth, backendAuth",
        "requestTimout, requestTimeout",
        "hostOveride, hostOverride",
        "prot, port",
        "aii, ai",
    })
    void aSlipIsRecognised(String written, String meant) {
        assertThat(Spelling.closest(written, KNOWN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"timeout", "x", "zzzz", "authentication"})
    void somethingElseIsNot(String written) {
        assertThat(Spelling.closest(written, KNOWN)).isNull();
    }
}
