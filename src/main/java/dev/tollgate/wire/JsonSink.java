package dev.tollgate.wire;

/**
 * Is told of the values that {@link JsonPaths} name, in the order of the document. Indices are into the piece being scanned.
 *
 * @param <F> what the paths are named with
 */
interface JsonSink<F> {
    /**
     * A value that is neither object nor array.
     *
     * @param bytes hold a number from {@code from} to {@code to}, and a string without its quotes, escapes and all: the piece
     *     itself, unless the value began in an earlier one. Of {@code true}, {@code false} and {@code null} only the end is
     *     given
     */
    void scalar(F fact, JsonKind kind, byte[] bytes, int from, int to);

    /** An object or array begins; {@code at} is its bracket's index. */
    default void open(F fact, JsonKind kind, int at) {}

    /** An object or array ends; {@code at} is its bracket's index. */
    default void close(F fact, JsonKind kind, int at) {}
}
