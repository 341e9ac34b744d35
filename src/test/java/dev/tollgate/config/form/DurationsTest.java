package dev.tollgate.config.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "10s, PT10S",
        "1m30s, PT1M30S",
        "3m0s, PT3M",
        "1.5h, PT1H30M",
        "250ms, PT0.25S",
        "5us, PT0.000005S",
        "5µs, PT0.000005S",
        "7ns, PT0.000000007S",
        "1h2m3s4ms, PT1H2M3.004S",
    })
    void aDurationIsReadAsGoWritesIt(String text, String iso) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "s",
                "1x",
                "10 s",
                "-1s",
                "+1s",
                "0s",
                "0.0000000001s",
                "1s2",
                "1d",
                "999999999999h",
                ".5s"
            })
    void whatIsNoneOrNotLongerThanNothingIsRefused(String text) {
        assertThat(Durations.parse(text)).isNull();
    }
}
