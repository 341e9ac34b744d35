package dev.tollgate.config.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the files of golden texts are no place for. */
final class ReadingTest {
    private static final Key<List<String>> LIST = Key.optional("list", ListOf.of(Text.ANY), "a list");

    private static Reading read(String text, Form<?> form) {
        Reading reading = new Reading("file.yaml", text, Path.of(""), Map.of());
        Value root = reading.root();
        if (root != null) {
            form.read(root);
        }
        return reading;
    }

    @Test
    void aFileOfBracketsOnlyEndsInAFault() {
        Reading reading = read("list: " + "[".repeat(200_000), Mapping.of(LIST).reads(fields -> fields.find(LIST)));

        assertThat(reading.faults())
                .extracting(Fault::toString)
                .containsExactly("file.yaml:1:1: the file is nested too deeply (expected: some dozen levels at most)");
    }

    @Test
    void aKeyThatIsDescribedAndNotAskedForIsAMistakeOfTheProgram() {
        Mapping<String> forgetful = Mapping.of(LIST).reads(fields -> "built without looking");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> read("list: [a]", forgetful)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Key list of the file is described but nothing asks for it");
    }

    @Test
    void columnsAreCountedInCharacters() {
        Reading reading = read("{list: [\"\uD83D\uDE00\", 5]}", Mapping.of(LIST).reads(fields -> fields.find(LIST)));

        assertThat(reading.faults())
                .extracting(Fault::toString)
                .containsExactly("file.yaml:1:14: list[1] is 5 (expected: a text in quotes)");
    }
}
