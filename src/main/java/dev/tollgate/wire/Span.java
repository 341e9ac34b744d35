package dev.tollgate.wire;

/**
 * A part of a body.
 *
 * @param from the index of its first byte
 * @param to the index after its last byte
 */
public record Span(int from, int to) {
    public int length() {
        return to - from;
    }
}
