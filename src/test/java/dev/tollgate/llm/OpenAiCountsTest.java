package dev.tollgate.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenAiCountsTest {

    @Test
    void reasoningIsAPartOfTheOutput() {
        assertThat(new OpenAiCounts(100L, 40L, null, 50L, 20L, 150L).usage("default"))
                .isEqualTo(new Usage(100L, 40L, null, null, 50L, 20L, null, "default"));
    }

    @Test
    void reasoningBesideTheOutputIsAddedWhereTheTotalGivesItAway() {
        assertThat(new OpenAiCounts(100L, null, null, 50L, 20L, 170L)
                        .usage(null)
                        .outputTokens())
                .isEqualTo(70);
        assertThat(new OpenAiCounts(12L, null, null, 9L, null, 350L).usage(null).outputTokens())
                .isEqualTo(338);
        assertThat(new OpenAiCounts(12L, null, null, 9L, 3L, 350L).usage(null).outputTokens())
                .isEqualTo(9);
    }

    @Test
    void aPartIsNeverMoreThanTheWhole() {
        assertThat(new OpenAiCounts(10L, 8L, 5L, 1L, null, null).usage(null))
                .isEqualTo(new Usage(10L, 8L, 2L, null, 1L, null, null, null));
    }

    @Test
    void unknownStaysUnknown() {
        assertThat(new OpenAiCounts(null, null, null, null, null, 5L).usage(null))
                .isEqualTo(Usage.UNKNOWN);
    }
}
