package dev.tollgate.simulate;

/** What happens next in a streamed answer; the last step of every stream is a {@link Finish}. */
sealed interface Step permits StreamEvent, Step.Pause, Step.Finish {

    /** Nothing is sent for so many milliseconds. */
    record Pause(long millis) implements Step {}

    /** How a stream ends. */
    enum Finish implements Step {
        /** Its dialect's own end was sent. */
        COMPLETED,
        /** An error was sent in the stream. */
        FAILED,
        /** HTTP ends well, the dialect does not. */
        TRUNCATED,
        /** The connection is reset. */
        RESET,
        /** Nothing more is sent until the client leaves. */
        HANGING
    }
}
