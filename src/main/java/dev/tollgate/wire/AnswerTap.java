package dev.tollgate.wire;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import java.nio.ByteBuffer;

/**
 * Reads an answer on the side while its bytes are passed on: what it used, who answered, how it ended. Takes the bytes as they
 * come, decoded ({@link Decoder}), in pieces of any cut, and whatever they are: of an answer that is not what it is said to be
 * it knows less, and that is all. Bounded in memory. Not thread-safe.
 */
public interface AnswerTap {
    /** What {@link #read} returns when nothing need be held back. */
    int NOTHING = -1;

    /**
     * @param dialect what the answer is written in
     * @param eventStream whether it is a stream of server-sent events; else it is one JSON document
     */
    static AnswerTap of(Dialect dialect, boolean eventStream) {
        AnswerShape shape = AnswerShape.of(dialect);
        return eventStream ? new EventsTap(shape, EventsTap.Listener.NONE) : new BodyTap(shape);
    }

    /**
     * Reads a piece, without moving the buffer's position.
     *
     * <p>The end of an answer is the event that terminates its stream ({@code message_stop}, {@code [DONE]},
     * {@code response.completed}, {@code response.incomplete}, {@code response.failed}, an error), or the last bracket of its
     * JSON. An event counts as soon as its line of data has ended, since there are clients that read line by line and do not
     * wait for the blank line.
     *
     * @return the index in the piece, relative to the buffer's position, of the first byte that belongs to the end, when the
     *     end is reached in this piece: 0 when the terminating event began in an earlier one. 0 for all pieces after it.
     *     {@link #NOTHING} otherwise, and always for dialects that are only passed through and for empty pieces
     */
    int read(ByteBuffer piece);

    /**
     * Says that no more bytes will come. A last event without its blank line counts, as far as it is whole; an answer that is
     * only passed through is taken to end here.
     */
    void end();

    /** What is known so far. */
    Answer answer();

    /**
     * Whether the first content has come: text, thinking or a tool call of a stream; any byte of a JSON document, which comes
     * when all of it has been written.
     */
    boolean firstTokenSeen();

    /** A guess at the output tokens of the pieces of a stream that have come; 0 of any other answer. */
    long estimatedOutputTokens();
}
