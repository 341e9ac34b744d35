package dev.tollgate.wire;

/** What an event of a stream means to the tap. */
enum EventKind {
    /** Says nothing that is wanted; is not even parsed. */
    IDLE,
    /** A piece of content: wanted until the first has come. */
    DELTA,
    /** Ends the stream well. */
    END,
    /** Ends the stream with an error. */
    FAILURE
}
