package dev.tollgate.telemetry.content;

import dev.tollgate.llm.Dialect;
import dev.tollgate.sse.GrowableBytes;
import dev.tollgate.sse.SseEvent;
import dev.tollgate.sse.SseHandler;
import dev.tollgate.sse.SseReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Collects what a provider answers from its plain bytes, as they come. Keeps no more than can be told: of a stream its words up to
 * the limits, of a whole answer its first mebibyte. Not thread-safe.
 */
public final class AnswerCapture implements Consumer<ByteBuffer>, SseHandler {
    private static final int LARGEST = 1 << 20;

    private final Dialect dialect;
    private final GrowableBytes whole = new GrowableBytes();
    private final @Nullable SseReader events;
    private final @Nullable StreamedContent streamed;
    private boolean tooLarge;

    /** @param dialect the provider's */
    public AnswerCapture(Dialect dialect, boolean eventStream) {
        this.dialect = dialect;
        this.events = eventStream ? new SseReader(this, LARGEST) : null;
        this.streamed = eventStream ? StreamedContent.of(dialect) : null;
    }

    @Override
    public void accept(ByteBuffer piece) {
        if (events != null) {
            events.read(piece);
        } else if (whole.length() + piece.remaining() <= LARGEST) {
            whole.append(piece, 0, piece.remaining());
        } else {
            tooLarge = true;
        }
    }

    @Override
    public void event(SseEvent event) {
        GrowableBytes data = event.data();
        if (streamed == null || data.isEmpty() || data.array()[0] != '{') {
            return;
        }
        JsonNode node = Json.parse(Arrays.copyOf(data.array(), data.length()));
        if (node != null) {
            streamed.add(node);
        }
    }

    /** What has been said so far. */
    List<Message> messages() {
        if (streamed != null) {
            return streamed.messages();
        }
        JsonNode body = tooLarge ? null : Json.parse(whole.toByteArray());
        if (body == null) {
            return List.of();
        }
        return switch (dialect) {
            case ANTHROPIC_MESSAGES -> AnthropicContent.answer(body);
            case OPENAI_CHAT -> OpenAiContent.answer(body);
            case OPENAI_RESPONSES -> ResponsesContent.answer(body);
            case ANTHROPIC_TOKEN_COUNT, ANTHROPIC_OTHER, OPENAI_EMBEDDINGS, OPENAI_OTHER -> List.of();
        };
    }
}
