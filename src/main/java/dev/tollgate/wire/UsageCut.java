package dev.tollgate.wire;

import dev.tollgate.llm.Dialect;
import dev.tollgate.sse.GrowableBytes;
import dev.tollgate.sse.SseEvent;
import java.nio.ByteBuffer;

/**
 * Takes the chunk that has only a usage out of a Chat Completions stream, for a client that did not ask for one while the
 * gateway did. Stands between the provider's bytes, which must be decoded, and the client's: what {@link #read} returns is what
 * the client gets.
 *
 * <p>An event is passed on when it is complete, since only then is it known what it is. Everything but that chunk stays byte for
 * byte as it was, and a piece that needs no change is returned as it is. Not thread-safe.
 */
public final class UsageCut {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final EventsTap tap = new EventsTap(AnswerShape.of(Dialect.OPENAI_CHAT), this::event);
    /** What earlier pieces had of the event that is not complete. */
    private final GrowableBytes kept = new GrowableBytes();
    /** What the client gets of what came before {@code copied} in the piece. */
    private final GrowableBytes out = new GrowableBytes();

    private ByteBuffer piece = EMPTY;
    private int copied;
    /** Whether what was taken out ended with a carriage return, to which a line feed may still come. */
    private boolean lineFeedMayFollow;

    private int hold = AnswerTap.NOTHING;
    private boolean ended;

    /** What is known of the answer. It is read here; do not call its {@link AnswerTap#read} or {@link AnswerTap#end}. */
    public AnswerTap tap() {
        return tap;
    }

    /**
     * Reads a piece, without moving the buffer's position.
     *
     * @return what the client gets now, perhaps nothing: {@code piece} itself when nothing in it changes, else a buffer of
     *     its own
     */
    public ByteBuffer read(ByteBuffer piece) {
        this.piece = piece;
        copied = 0;
        out.clear();
        hold = ended && piece.hasRemaining() ? 0 : AnswerTap.NOTHING;
        if (lineFeedMayFollow && piece.hasRemaining()) {
            lineFeedMayFollow = false;
            copied = byteAt(0) == '\n' ? 1 : 0;
        }
        tap.read(piece);
        int end = piece.remaining();
        int incomplete = tap.incompleteFrom() < 0 ? end : tap.incompleteFrom();
        if (incomplete > 0) {
            release();
        }
        boolean unchanged = out.isEmpty() && copied == 0 && incomplete == end;
        if (!unchanged) {
            out.append(piece, copied, incomplete);
            kept.append(piece, incomplete, end);
        }
        this.piece = EMPTY;
        return unchanged ? piece : ByteBuffer.wrap(out.toByteArray());
    }

    /**
     * The index in what {@link #read} returned last from which it must be held back, by the rules of {@link AnswerTap#read}; or
     * {@link AnswerTap#NOTHING}.
     */
    public int hold() {
        return hold;
    }

    /** Says that no more bytes will come, and returns what was kept of an event that never became complete. */
    public ByteBuffer end() {
        tap.end();
        byte[] rest = kept.toByteArray();
        kept.clear();
        return ByteBuffer.wrap(rest);
    }

    private void event(SseEvent event, boolean usageOnly, boolean ending) {
        boolean begunEarlier = event.begin() == 0 && !kept.isEmpty();
        if (begunEarlier && usageOnly) {
            kept.clear();
        }
        int begin = out.length() + (begunEarlier ? 0 : kept.length() + event.begin() - copied);
        release();
        if (usageOnly) {
            out.append(piece, copied, event.begin());
            copied = event.end();
            lineFeedMayFollow = copied == piece.remaining() && byteAt(copied - 1) == '\r';
        } else if (ending && !ended) {
            ended = true;
            hold = begin;
        }
    }

    private byte byteAt(int index) {
        return piece.get(piece.position() + index);
    }

    private void release() {
        out.append(kept.array(), 0, kept.length());
        kept.clear();
    }
}
