package dev.tollgate.wire;

import dev.tollgate.llm.Answer;
import dev.tollgate.sse.GrowableBytes;
import dev.tollgate.sse.SseEvent;
import dev.tollgate.sse.SseHandler;
import dev.tollgate.sse.SseReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Taps an answer that is a stream of events. An event is read when its first line of data has ended; the few that have more
 * lines are read again when they are complete.
 */
final class EventsTap implements AnswerTap {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    /** Is told of each event that is complete, after it was read. */
    interface Listener {
        Listener NONE = (event, usageOnly, ending) -> {};

        /**
         * @param usageOnly whether it is a chunk with a usage and no choices
         * @param ending whether it ends the stream
         */
        void event(SseEvent event, boolean usageOnly, boolean ending);
    }

    private final AnswerShape shape;
    private final AnswerReader reader;
    private final JsonScanner<AnswerFact> scanner;
    private final SseReader events;
    private final DeltaEstimate estimate = new DeltaEstimate();
    private int hold = NOTHING;

    // of the current event
    private @Nullable EventKind kind;
    private boolean whole;

    EventsTap(AnswerShape shape, Listener listener) {
        this.shape = shape;
        this.reader = new AnswerReader(shape.counting());
        this.scanner = new JsonScanner<>(shape.paths(), reader);
        this.events = new SseReader(new Handler(listener));
    }

    @Override
    public int read(ByteBuffer piece) {
        if (!piece.hasRemaining()) {
            return NOTHING;
        }
        hold = reader.isTerminated() ? 0 : NOTHING;
        events.read(piece);
        return shape.ownEnd() ? hold : NOTHING;
    }

    /** The index, in the last piece, of an event that has begun and is not complete, as {@link SseReader#incompleteFrom} says. */
    int incompleteFrom() {
        return events.incompleteFrom();
    }

    @Override
    public void end() {
        boolean cut = events.incompleteFrom() >= 0;
        events.end();
        if (!shape.ownEnd() && !cut) {
            reader.terminated();
        }
    }

    @Override
    public Answer answer() {
        return reader.answer();
    }

    @Override
    public boolean firstTokenSeen() {
        return reader.contentSeen();
    }

    @Override
    public long estimatedOutputTokens() {
        return estimate.tokens();
    }

    private void understand(SseEvent event) {
        GrowableBytes name = event.name();
        GrowableBytes data = event.data();
        reader.next();
        kind = name.isEmpty() ? null : shape.events().get(name.array(), 0, name.length());
        whole = true;
        if (kind == EventKind.DELTA) {
            estimate.add(data.length());
        }
        if (kind == EventKind.IDLE || kind == EventKind.DELTA && reader.contentSeen()) {
            return;
        }
        if (shape.unnamed() && Arrays.equals(DONE, 0, DONE.length, data.array(), 0, data.length())) {
            kind = EventKind.END;
            return;
        }
        scanner.reset();
        scanner.scan(data.array(), 0, data.length());
        scanner.finish();
        whole = scanner.complete();
        if (kind == null) {
            kind = reader.type().in(shape.events());
        }
        if (kind == null && shape.unnamed() && reader.error()) {
            kind = EventKind.FAILURE;
        }
        if (kind == null && reader.contentSeen() && !reader.usageOnly()) {
            estimate.add(data.length());
        }
    }

    private boolean ending() {
        return kind == EventKind.END || kind == EventKind.FAILURE;
    }

    private void conclude(SseEvent event) {
        if (kind == EventKind.FAILURE || reader.error()) {
            reader.failed();
        }
        if (!reader.isTerminated()) {
            reader.terminated();
            hold = event.begin();
        }
    }

    /** What the events do to the tap. */
    private final class Handler implements SseHandler {
        private final Listener listener;

        Handler(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void line(SseEvent event) {
            if (event.lines() == 1) {
                understand(event);
                if (ending() && whole) {
                    conclude(event);
                }
            }
        }

        @Override
        public void event(SseEvent event) {
            if (event.lines() > 1) {
                understand(event);
            }
            if (ending()) {
                conclude(event);
            }
            listener.event(event, reader.usageOnly(), ending());
        }

        @Override
        public void unterminated(SseEvent event) {
            if (event.lines() > 1) {
                understand(event);
            }
            if (ending() && whole) {
                conclude(event);
            }
        }
    }
}
