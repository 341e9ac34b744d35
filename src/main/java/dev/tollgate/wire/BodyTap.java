package dev.tollgate.wire;

import dev.tollgate.llm.Answer;
import dev.tollgate.sse.ByteRuns;
import java.nio.ByteBuffer;

/** Taps an answer that is one JSON document, of which it keeps nothing but the facts. */
final class BodyTap implements AnswerTap {
    private final AnswerShape shape;
    private final AnswerReader reader;
    private final JsonScanner<AnswerFact> scanner;
    private final ByteRuns runs = new ByteRuns();
    private final ByteRuns.Reader run = this::read;
    private boolean begun;
    private int hold;

    BodyTap(AnswerShape shape) {
        this.shape = shape;
        this.reader = new AnswerReader(shape.counting());
        this.scanner = new JsonScanner<>(shape.paths(), reader);
    }

    @Override
    public int read(ByteBuffer piece) {
        if (!piece.hasRemaining()) {
            return NOTHING;
        }
        begun = true;
        hold = reader.isTerminated() ? 0 : NOTHING;
        runs.read(piece, run);
        return shape.ownEnd() ? hold : NOTHING;
    }

    private void read(byte[] bytes, int from, int to, int index) {
        scanner.scan(bytes, from, to);
        if (scanner.closedAt() >= 0) {
            hold = scanner.closedAt() - from + index;
            reader.terminated();
        }
        if (reader.error()) {
            reader.failed();
        }
    }

    @Override
    public void end() {
        scanner.finish();
        JsonFault fault = scanner.fault();
        // files, audio and lines of JSON end where they end; a document that was begun and not finished does not
        boolean cut = begun && fault != null && fault.atEnd();
        if (scanner.complete() || !shape.ownEnd() && !cut) {
            reader.terminated();
        }
    }

    @Override
    public long estimatedOutputTokens() {
        return 0;
    }

    @Override
    public Answer answer() {
        return reader.answer();
    }

    @Override
    public boolean firstTokenSeen() {
        return begun;
    }
}
