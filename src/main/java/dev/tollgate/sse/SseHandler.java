package dev.tollgate.sse;

/** Is told of the events that an {@link SseReader} finds. Every {@link SseEvent} is valid only during the call. */
public interface SseHandler {
    /** An event is complete: its blank line has come. */
    void event(SseEvent event);

    /**
     * A line of data has ended, of an event that is not complete yet and may get more. For those who must know earlier than
     * at the blank line, since some clients read line by line.
     */
    default void line(SseEvent event) {}

    /** The stream is over and this event had no blank line. The standard says to drop it. */
    default void unterminated(SseEvent event) {}

    /** An event is complete that was larger than the reader's limit: its name and data are gone, its place is known. */
    default void oversized(SseEvent event) {}
}
