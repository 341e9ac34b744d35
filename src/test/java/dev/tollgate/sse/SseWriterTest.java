package dev.tollgate.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseWriterTest {
    @Test
    void anEventIsAnEventLineADataLineAndABlankLine() {
        SseWriter writer = new SseWriter().event("ping", "{\"type\": \"ping\"}").event(null, "[DONE]");
        assertThat(writer.bytes().text()).isEqualTo("event: ping\ndata: {\"type\": \"ping\"}\n\ndata: [DONE]\n\n");
    }

    @Test
    void takingEmptiesTheWriter() {
        SseWriter writer = new SseWriter().comment("keep-alive");
        assertThat(writer.take()).asString().isEqualTo(": keep-alive\n\n");
        assertThat(writer.take()).isEmpty();
    }

    @Test
    void dataOfSeveralLinesIsReadBackWithLineFeeds() {
        List<String> read = new ArrayList<>();
        SseReader reader = new SseReader(event -> read.add(event.data().text()));
        for (String data : List.of("", "a\nb", "a\r\nb\rc\n", "\n", "é\n\n✓")) {
            reader.read(ByteBuffer.wrap(new SseWriter().event("x", data).take()));
        }
        assertThat(read).containsExactly("", "a\nb", "a\nb\nc\n", "\n", "é\n\n✓");
    }

    @Test
    void aNameOfTwoLinesIsRefused() {
        assertThatThrownBy(() -> new SseWriter().event("a\nb", "x"))
                .hasMessage("\"a\nb\" has a line end (expected: one line)");
    }
}
