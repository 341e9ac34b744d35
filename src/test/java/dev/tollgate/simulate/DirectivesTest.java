package dev.tollgate.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DirectivesTest {
    private static Directives of(String prompt) {
        return Directives.of(prompt, null);
    }

    @Test
    void aPromptWithoutDirectivesHasNone() {
        Directives none = of("just [a] question [[with]] brackets [[");

        assertThat(none.has("say")).isFalse();
        assertThat(none.tools()).isEmpty();
        assertThat(none.parts("fail")).isEmpty();
    }

    @Test
    void theFirstOfEachKindCounts() {
        Directives directives = of("[[say:one]] [[say:two]] [[stats]]");

        assertThat(directives.text("say")).isEqualTo("one");
        assertThat(directives.has("stats")).isTrue();
    }

    @Test
    void partsAreNumberedFromZeroAndWhatIsNoNumberIsTheOther() {
        Directives directives = of("[[slow:10:250]] [[fail:429:x]]");

        assertThat(directives.number("slow", 1, 50)).isEqualTo(250);
        assertThat(directives.number("slow", 2, 50)).isEqualTo(50);
        assertThat(directives.number("fail", 1, 7)).isEqualTo(7);
    }

    @Test
    void everyToolCountsAndItsInputMayHoldBrackets() {
        Directives directives = of("[[tool:a {\"x\":[[1]],\"s\":\"}]]\"}]] [[tool:b]] [[tool:c {broken]]");

        assertThat(directives.tools())
                .extracting(Directives.ToolDirective::name)
                .containsExactly("a", "b", "c");
        assertThat(directives.tools().get(0).input()).hasToString("{\"x\":[[1]],\"s\":\"}]]\"}");
        assertThat(directives.tools().get(1).input()).isNull();
        assertThat(directives.tools().get(2).input()).hasToString("{}");
    }

    @Test
    void aHeaderAddsWhatThePromptDoesNotSay() {
        Directives directives = Directives.of("[[delay:5]]", "events=150, size=64, delay=20, gzip");

        assertThat(directives.number("events", 0, 0)).isEqualTo(150);
        assertThat(directives.number("delay", 0, 0)).isEqualTo(5);
        assertThat(directives.has("gzip")).isTrue();
    }

    @Test
    void theEchoLeavesThemOut() {
        assertThat(Directives.stripped(" [[id:x]] hello [[slow:1:2]]")).isEqualTo("hello");
    }
}
