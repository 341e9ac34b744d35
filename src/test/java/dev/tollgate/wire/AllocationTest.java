package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tollgate.llm.Dialect;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the hot path leaves for the garbage collector. Steady where time is not. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 20_000;

    @Test
    void anEventOfContentAllocatesNothing() {
        assertThat(
                        bytesPerEvent(
                                Dialect.ANTHROPIC_MESSAGES,
                                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hallo\"}}\n\n"))
                .isLessThan(1);
        assertThat(
                        bytesPerEvent(
                                Dialect.OPENAI_CHAT,
                                "data: {\"id\":\"chatcmpl-C1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"gpt-5.2\",\"service_tier\":\"default\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hallo\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n"))
                .isLessThan(1);
        assertThat(
                        bytesPerEvent(
                                Dialect.OPENAI_RESPONSES,
                                "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"sequence_number\":7,\"delta\":\"Hallo\"}\n\n"))
                .isLessThan(1);
    }

    @Test
    void aRequestAllocatesTheSameWhateverItsSize() {
        byte[] small = request(10);
        byte[] large = request(100_000);
        long forSmall = bytesPerRound(() -> RequestScan.scan(small).stream());
        long forLarge = bytesPerRound(() -> RequestScan.scan(large).stream());
        assertThat(forLarge).isLessThanOrEqualTo(forSmall + 64).isLessThan(2_000);
    }

    private static long bytesPerEvent(Dialect dialect, String event) {
        AnswerTap tap = AnswerTap.of(dialect, true);
        ByteBuffer piece = ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8));
        return bytesPerRound(() -> tap.read(piece) < 0);
    }

    private interface Round {
        boolean run();
    }

    private static long bytesPerRound(Round round) {
        measure(round);
        return measure(round);
    }

    private static long measure(Round round) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean any = false;
        for (int i = 0; i < ROUNDS; i++) {
            any |= round.run();
        }
        assertThat(any).isTrue();
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }

    private static byte[] request(int length) {
        String content = "x".repeat(length);
        return ("{\"model\":\"claude-haiku-4-5\",\"max_tokens\":1024,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                        + content + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
