package dev.tollgate.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseReaderTest {
    @Test
    void everyKindOfLineEndIsUnderstood() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String stream =
                    "event: a\ndata: one\n\ndata: two\n\n: comment\n\nevent: b\ndata:three\n\n".replace("\n", end);
            assertThat(read(stream)).containsExactly("a|one", "|two", "b|three");
        }
    }

    @Test
    void linesOfDataAreJoinedByLineFeeds() {
        assertThat(read("data: one\r\ndata: two\rdata: three\n\n")).containsExactly("|one\ntwo\nthree");
    }

    @Test
    void aFieldWithoutColonHasAnEmptyValue() {
        assertThat(read("data\n\n")).containsExactly("|");
        assertThat(read("data\ndata\n\n")).containsExactly("|\n");
        assertThat(read("event: x\nevent\ndata: y\n\n")).containsExactly("|y");
    }

    @Test
    void onlyOneSpaceAfterTheColonIsTaken() {
        assertThat(read("data:  two spaces\n\ndata:none\n\ndata: a: b\n\n"))
                .containsExactly("| two spaces", "|none", "|a: b");
    }

    @Test
    void commentsAndUnknownFieldsAreIgnored() {
        assertThat(read(":\n: ping\nid: 7\nretry: 10\nDATA: x\ndatas: x\n data: x\ndatadatadata: x\ndata: y\n\n"))
                .containsExactly("|y");
    }

    @Test
    void anEventWithoutDataIsNone() {
        assertThat(read("event: lost\n\ndata: x\n\n\n\n\n")).containsExactly("|x");
    }

    @Test
    void aByteOrderMarkAtTheStartIsSkipped() {
        assertThat(read("\uFEFFdata: x\n\n\uFEFFdata: y\n\n")).containsExactly("|x");
    }

    @Test
    void aLastEventWithoutBlankLineIsToldApart() {
        assertThat(read("data: x\n\ndata: y\n")).containsExactly("|x", "unterminated |y");
        assertThat(read("data: x\n\nevent: n\ndata: y")).containsExactly("|x", "unterminated n|y");
        assertThat(read("data: x\n\nevent: n\n")).containsExactly("|x");
        assertThat(read("data: x\n\ndata")).containsExactly("|x", "unterminated |");
    }

    @Test
    void everyCutGivesTheSame() {
        Random random = new Random(11);
        List<String> parts = List.of(
                "data: é✓😀\n", "data:x\r\n", "event: n\r", ": c\n", "\n", "\r\n", "\r", "data\n", "id: 1\n", "x");
        for (int round = 0; round < 300; round++) {
            StringBuilder stream = new StringBuilder(round % 3 == 0 ? "\uFEFF" : "");
            for (int i = random.nextInt(20); i >= 0; i--) {
                stream.append(parts.get(random.nextInt(parts.size())));
            }
            byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
            List<String> whole = read(bytes, bytes.length, SseReader.LIMIT);
            for (int size : new int[] {1, 2, 3, 7}) {
                assertThat(read(bytes, size, SseReader.LIMIT))
                        .as(stream.toString())
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void anEventSaysWhereInThePieceItBeginsAndEnds() {
        List<String> places = new ArrayList<>();
        SseReader reader = new SseReader(event -> places.add(event.begin() + "-" + event.end()));
        reader.read(bytes("x" + "data: a\n\n: c\ndata: b\n\ndata:").position(1));
        assertThat(reader.incompleteFrom()).isEqualTo(22);
        reader.read(bytes(" c\n"));
        assertThat(reader.incompleteFrom()).isZero();
        reader.read(bytes("\r\ndata: d\r\n\r\n"));
        assertThat(reader.incompleteFrom()).isEqualTo(-1);
        assertThat(places).containsExactly("0-9", "13-22", "0-2", "2-13");
    }

    @Test
    void anEventOverTheLimitIsPassedOverAndTheNextIsRead() {
        String stream = "data: fits\n\nevent: large\ndata: 0123\ndata: 456789\ndata: more\n\ndata: after\n\n";
        for (int size : new int[] {1, 5, 1000}) {
            assertThat(read(stream.getBytes(StandardCharsets.UTF_8), size, 12))
                    .containsExactly("|fits", "oversized", "|after");
        }
    }

    @Test
    void anEndlessLineTakesNoMemory() {
        List<String> told = new ArrayList<>();
        SseReader reader = new SseReader(new Recorder(told), 1000);
        byte[] piece = new byte[64 * 1024];
        reader.read(bytes("data: "));
        for (int i = 0; i < 1000; i++) {
            reader.read(ByteBuffer.wrap(piece));
        }
        reader.read(bytes("\n\ndata: x\n\n"));
        assertThat(told).containsExactly("oversized", "|x");
    }

    @Test
    void buffersOfEveryKindAreReadWithoutMovingThem() {
        byte[] stream = "data: x\n\n".repeat(3000).getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        for (ByteBuffer piece :
                List.of(direct, ByteBuffer.wrap(stream), ByteBuffer.wrap(stream).asReadOnlyBuffer())) {
            List<Integer> ends = new ArrayList<>();
            new SseReader(event -> ends.add(event.end())).read(piece);
            assertThat(ends).hasSize(3000).last().isEqualTo(stream.length);
            assertThat(piece.position()).isZero();
        }
    }

    private static List<String> read(String stream) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<String> whole = read(bytes, bytes.length, SseReader.LIMIT);
        assertThat(read(bytes, 1, SseReader.LIMIT)).isEqualTo(whole);
        return whole;
    }

    private static List<String> read(byte[] bytes, int size, int limit) {
        List<String> told = new ArrayList<>();
        SseReader reader = new SseReader(new Recorder(told), limit);
        for (int from = 0; from < bytes.length; from += size) {
            reader.read(ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from)));
        }
        reader.end();
        return told;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Recorder(List<String> told) implements SseHandler {
        @Override
        public void event(SseEvent event) {
            told.add(event.name().text() + "|" + event.data().text());
        }

        @Override
        public void unterminated(SseEvent event) {
            told.add("unterminated " + event.name().text() + "|" + event.data().text());
        }

        @Override
        public void oversized(SseEvent event) {
            told.add("oversized");
        }
    }
}
