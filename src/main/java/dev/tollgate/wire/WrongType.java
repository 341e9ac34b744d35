package dev.tollgate.wire;

/**
 * A field of a request that is there and is not what it should be, so that its fact is absent.
 *
 * @param field its name, such as {@code model}
 * @param found what it is, such as {@code a number}
 * @param expected what it should be, such as {@code a string}
 */
public record WrongType(String field, String found, String expected) {
    /** Such as {@code model is a number (expected: a string)}. */
    public String message() {
        return field + " is " + found + " (expected: " + expected + ")";
    }
}
