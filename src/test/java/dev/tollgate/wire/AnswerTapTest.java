package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Golden answers in every cut: the same facts, and the end held back from the same byte on. */
class AnswerTapTest {
    static final List<Golden> ALL = Golden.ALL;
    static final List<Golden> STREAMS = ALL.stream().filter(Golden::stream).toList();
    static final List<Golden> BODIES =
            ALL.stream().filter(golden -> !golden.stream()).toList();

    @ParameterizedTest
    @FieldSource("ALL")
    void piecesOfEverySizeGiveTheSameAnswer(Golden golden) {
        byte[] bytes = golden.bytes();
        for (int size : new int[] {1, 2, 3, 7, 64, bytes.length}) {
            assertThat(read(golden, bytes, cuts(bytes.length, size)).answer()).isEqualTo(golden.answer());
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everySingleCutGivesTheSameAnswerAndHoldsTheSameBytes(Golden golden) {
        byte[] bytes = golden.bytes();
        int heldFrom = golden.stream() ? lastEvent(bytes) : lastByte(bytes);
        int known = golden.stream() ? bytes.length - 2 : heldFrom;
        for (int cut = 1; cut < bytes.length; cut++) {
            check(golden, read(golden, bytes, List.of(0, cut, bytes.length)), heldFrom, known);
        }
    }

    @ParameterizedTest
    @FieldSource("STREAMS")
    void carriageReturnsMakeNoDifference(Golden golden) {
        for (String end : List.of("\r\n", "\r")) {
            byte[] bytes = text(golden).replace("\n", end).getBytes(StandardCharsets.UTF_8);
            int heldFrom = text(bytes).lastIndexOf(end + end, text(bytes).length() - 2 * end.length() - 1);
            heldFrom = text(bytes).substring(0, heldFrom).getBytes(StandardCharsets.UTF_8).length + 2 * end.length();
            int known = bytes.length - 2 * end.length();
            for (int size : new int[] {1, 2, 3, 7, 64, bytes.length}) {
                check(golden, read(golden, bytes, cuts(bytes.length, size)), heldFrom, known);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("STREAMS")
    void dataOfSeveralLinesIsReadWhenTheEventIsComplete(Golden golden) {
        byte[] bytes = ("\uFEFF" + text(golden).replace("data: {", "data: {\n: comment\ndata:"))
                .getBytes(StandardCharsets.UTF_8);
        for (int size : new int[] {1, 7, 64, bytes.length}) {
            assertThat(read(golden, bytes, cuts(bytes.length, size)).answer()).isEqualTo(golden.answer());
        }
    }

    @ParameterizedTest
    @FieldSource("STREAMS")
    void aLastEventWithoutBlankLineCounts(Golden golden) {
        byte[] bytes = golden.bytes();
        for (int missing = 1; missing <= 2; missing++) {
            for (int size : new int[] {1, 7, bytes.length}) {
                Outcome outcome = read(golden, bytes, cuts(bytes.length - missing, size));
                assertThat(outcome.answer()).isEqualTo(golden.answer());
                assertThat(outcome.held() >= 0).isEqualTo(missing == 1);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void anAnswerThatIsCutLooksCut(Golden golden) {
        byte[] bytes = golden.bytes();
        int end = golden.stream() ? bytes.length - 2 : lastByte(bytes);
        for (int length = end - 1; length >= 0; length -= 7) {
            Outcome outcome = read(golden, bytes, List.of(0, length));
            assertThat(outcome.answer().terminated()).isFalse();
            assertThat(outcome.held()).isEqualTo(AnswerTap.NOTHING);
        }
    }

    @ParameterizedTest
    @FieldSource("BODIES")
    void whiteSpaceAfterADocumentBelongsToItsEnd(Golden golden) {
        AnswerTap tap = AnswerTap.of(golden.dialect(), false);
        byte[] bytes = golden.bytes();
        assertThat(tap.read(ByteBuffer.wrap(bytes))).isEqualTo(lastByte(bytes));
        assertThat(tap.read(ByteBuffer.wrap(" \n".getBytes(StandardCharsets.UTF_8))))
                .isZero();
        assertThat(tap.read(ByteBuffer.allocate(0))).isEqualTo(AnswerTap.NOTHING);
        tap.end();
        assertThat(tap.answer()).isEqualTo(golden.answer());
    }

    private static void check(Golden golden, Outcome outcome, int heldFrom, int known) {
        assertThat(outcome.answer()).isEqualTo(golden.answer());
        assertThat(known).isBetween(outcome.knownBy().from(), outcome.knownBy().to() - 1);
        assertThat(outcome.held())
                .isEqualTo(Math.max(heldFrom, outcome.knownBy().from()));
    }

    /**
     * @param held the offset in the stream from which bytes were held back, or -1
     * @param knownBy the piece in which that was known
     */
    private record Outcome(Answer answer, int held, Piece knownBy) {}

    private record Piece(int from, int to) {}

    private static Outcome read(Golden golden, byte[] bytes, List<Integer> bounds) {
        AnswerTap tap = AnswerTap.of(golden.dialect(), golden.stream());
        int held = AnswerTap.NOTHING;
        Piece knownBy = new Piece(0, 0);
        for (int i = 1; i < bounds.size(); i++) {
            Piece piece = new Piece(bounds.get(i - 1), bounds.get(i));
            ByteBuffer buffer = buffer(bytes, piece, i);
            int position = buffer.position();
            int index = tap.read(buffer);
            assertThat(buffer.position()).isEqualTo(position);
            if (held >= 0) {
                assertThat(index).isZero();
            } else if (index >= 0) {
                held = piece.from() + index;
                knownBy = piece;
            }
        }
        tap.end();
        return new Outcome(tap.answer(), held, knownBy);
    }

    /** A piece in a buffer of changing kind. */
    private static ByteBuffer buffer(byte[] bytes, Piece piece, int kind) {
        int length = piece.to() - piece.from();
        return switch (kind % 3) {
            case 0 -> ByteBuffer.wrap(bytes, piece.from(), length);
            case 1 -> ByteBuffer.wrap(bytes, piece.from(), length).asReadOnlyBuffer();
            default ->
                ByteBuffer.allocateDirect(length + 2)
                        .put(2, bytes, piece.from(), length)
                        .position(2);
        };
    }

    private static List<Integer> cuts(int length, int size) {
        List<Integer> bounds = new ArrayList<>();
        for (int at = 0; at < length; at += size) {
            bounds.add(at);
        }
        bounds.add(length);
        return bounds;
    }

    private static int lastEvent(byte[] bytes) {
        int at = bytes.length - 3;
        while (bytes[at] != '\n' || bytes[at - 1] != '\n') {
            at--;
        }
        return at + 1;
    }

    private static int lastByte(byte[] bytes) {
        int at = bytes.length - 1;
        while (bytes[at] != '}') {
            at--;
        }
        return at;
    }

    private static String text(Golden golden) {
        return text(golden.bytes());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
