package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.sse.SseReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageCutTest {
    private static final Golden STREAM = Golden.of("chat-tools.sse");

    @Test
    void everyCutOfAStreamLosesTheUsageChunkAndNothingElse() {
        for (String end : List.of("\n", "\r\n")) {
            byte[] bytes = text(STREAM.bytes()).replace("\n", end).getBytes(StandardCharsets.UTF_8);
            String expected = withoutUsage(text(bytes), end);
            for (int size : new int[] {1, 2, 3, 7, 64, 500, bytes.length}) {
                assertThat(pass(bytes, size, size)).isEqualTo(expected);
            }
            for (int cut = 1; cut < bytes.length; cut++) {
                assertThat(pass(bytes, cut, bytes.length)).isEqualTo(expected);
            }
        }
    }

    @Test
    void theUsageIsReadAllTheSame() {
        UsageCut cut = new UsageCut();
        cut.read(ByteBuffer.wrap(STREAM.bytes()));
        cut.end();
        assertThat(cut.tap().answer()).isEqualTo(STREAM.answer());
    }

    @Test
    void thePlaceToHoldIsTheTerminatingEventInWhatIsPassedOn() {
        byte[] bytes = STREAM.bytes();
        for (int cut = 1; cut < bytes.length; cut++) {
            UsageCut usageCut = new UsageCut();
            ByteArrayOutputStream passed = new ByteArrayOutputStream();
            int held = -1;
            for (ByteBuffer piece :
                    List.of(ByteBuffer.wrap(bytes, 0, cut), ByteBuffer.wrap(bytes, cut, bytes.length - cut))) {
                ByteBuffer now = usageCut.read(piece);
                held = usageCut.hold() >= 0 && held < 0 ? passed.size() + usageCut.hold() : held;
                write(now, passed);
            }
            byte[] all = passed.toByteArray();
            assertThat(text(Arrays.copyOfRange(all, held, all.length))).isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void aPieceThatNeedsNoChangeIsPassedAsItIs() {
        UsageCut cut = new UsageCut();
        for (String text : List.of("data: {\"choices\":[{\"index\":0}]}\n\n", ": ping\n\n", "data: [DONE]\n\n")) {
            ByteBuffer piece = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            assertThat(cut.read(piece)).isSameAs(piece);
        }
        assertThat(cut.hold()).isZero();
    }

    @Test
    void chunksWithChoicesOrWithoutUsageStay() {
        String stream = """
                data: {"choices":[],"prompt_filter_results":[]}

                data: {"choices":[],"usage":null}

                data: {"usage":{"prompt_tokens":1},"choices":[{"index":0,"delta":{}}]}

                data: {"usage":{"prompt_tokens":1}}

                event: nothing

                : comment
                data: [DONE]

                """;
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int size : new int[] {1, 5, 50, bytes.length}) {
            assertThat(pass(bytes, size, size)).isEqualTo(stream);
        }
    }

    @Test
    void aStreamThatEndsTooEarlyKeepsWhatItHad() {
        String stream = "data: {\"choices\":[]}\n\ndata: {\"cho";
        assertThat(pass(stream.getBytes(StandardCharsets.UTF_8), 4, 4)).isEqualTo(stream);
    }

    @Test
    void anEventLargerThanAnyIsPassedOnWithoutKeepingIt() {
        UsageCut cut = new UsageCut();
        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        long passed = cut.read(ByteBuffer.wrap("data: ".getBytes(StandardCharsets.US_ASCII)))
                .remaining();
        int pieces = (SseReader.LIMIT >> 20) + 3;
        for (int i = 0; i < pieces; i++) {
            passed += cut.read(ByteBuffer.wrap(piece)).remaining();
        }
        assertThat(passed).isEqualTo(6 + ((long) pieces << 20));
    }

    private static String pass(byte[] bytes, int first, int size) {
        UsageCut cut = new UsageCut();
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(from == 0 ? first : size, bytes.length - from);
            write(cut.read(ByteBuffer.wrap(bytes, from, length)), passed);
            from += length;
        }
        write(cut.end(), passed);
        return text(passed.toByteArray());
    }

    private static void write(ByteBuffer from, ByteArrayOutputStream to) {
        byte[] bytes = new byte[from.remaining()];
        from.duplicate().get(bytes);
        to.writeBytes(bytes);
    }

    private static String withoutUsage(String stream, String end) {
        int usage = stream.indexOf("\"choices\":[]");
        int from = stream.lastIndexOf(end + end, usage) + 2 * end.length();
        int to = stream.indexOf(end + end, usage) + 2 * end.length();
        return stream.substring(0, from) + stream.substring(to);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
