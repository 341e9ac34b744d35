package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "gpt-5, gpt-5, true",
        "gpt-5, gpt-5-mini, false",
        "GPT-5, gpt-5, true",
        "gpt-5*, gpt-5-mini, true",
        "gpt-5*, my-gpt-5, false",
        "*-mini, gpt-5-mini, true",
        "*-mini, gpt-5-mini-2, false",
        "*claude*, eu.anthropic.claude-3, true",
        "*claude*, gpt-5, false",
        "gpt-*-mini, gpt-5-mini, true",
        "gpt-*-mini, gpt-5.4-nano, false",
        "*a.b*c*, xa.byycz, true",
        "*a.b*c*, xaxbyycz, false",
        "*, anything, true",
        "**, anything, true",
        "/^o[134], o3-mini, true",
        "/^o[134], gpt-o3, false"
    })
    void aPatternMatchesTheNamesItIsFor(String pattern, String name, boolean matches) {
        assertThat(Match.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void ofSeveralPatternsOneOrAllMustMatch() {
        List<Match> parts = List.of(Match.parse("hugging*"), Match.parse("*groq"));
        assertThat(new Match.AnyOf(parts).matches("groq")).isTrue();
        assertThat(new Match.AllOf(parts).matches("groq")).isFalse();
        assertThat(new Match.AllOf(parts).matches("huggingface_groq")).isTrue();
    }

    @Test
    void hoursMayGoOverMidnight() {
        DailyHours night = new DailyHours(LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(night.contains(Instant.parse("2026-01-15T22:00:00Z"))).isTrue();
        assertThat(night.contains(Instant.parse("2026-01-15T05:59:59Z"))).isTrue();
        assertThat(night.contains(Instant.parse("2026-01-15T06:00:00Z"))).isFalse();
    }
}
