package dev.tollgate.simulate;

/** Which answers are compressed, when the client accepts it. */
public enum Compression {
    OFF,
    /** Whole answers, such as JSON. */
    JSON,
    /** Whole answers and streams, each event flushed. */
    ALL
}
