package dev.tollgate.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Family;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateLimitHeadersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1s, 2026-11-24T12:00:01Z",
        "6m0s, 2026-11-24T12:06:00Z",
        "120ms, 2026-11-24T12:00:01Z",
        "2m59.56s, 2026-11-24T12:03:00Z",
        "1d1h, 2026-11-25T13:00:00Z",
        "soon,",
        "7,"
    })
    void aDurationEndsAtAnInstant(String duration, String instant) {
        assertThat(RateLimitHeaders.instant(duration, NOW)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:01Z, 1s",
        "2026-11-24T12:06:00Z, 6m0s",
        "2026-11-24T13:00:00.5Z, 1h0m1s",
        "2026-11-24T11:00:00Z, 0s",
        "tomorrow,"
    })
    void anInstantIsSoFarAway(String instant, String duration) {
        assertThat(RateLimitHeaders.duration(instant, NOW)).isEqualTo(duration);
    }

    @Test
    void limitsAreToldUnderTheNamesOfTheClientsFamily() {
        MutableHttpHeaders headers = HttpResponse.ok().getHeaders();
        headers.set("x-ratelimit-limit-requests", "60");
        headers.set("x-ratelimit-remaining-tokens", "149984");
        RateLimitHeaders.translate(Family.ANTHROPIC, headers);
        assertThat(headers.get("anthropic-ratelimit-requests-limit")).isEqualTo("60");
        assertThat(headers.get("anthropic-ratelimit-tokens-remaining")).isEqualTo("149984");
        assertThat(headers.get("anthropic-ratelimit-tokens-reset")).isNull();
    }
}
