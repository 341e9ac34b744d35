package dev.tollgate.wire;

import dev.tollgate.sse.GrowableBytes;
import org.jspecify.annotations.Nullable;

/**
 * A token that goes on in the next piece, or is wrong: read byte by byte, and, if it is wanted, put together from its parts.
 * One that becomes longer than any fact is passed over.
 */
final class CutToken {
    /** The longest key or value that is put together. */
    static final int LONGEST = 64 * 1024;

    /** What it is. */
    enum Kind {
        KEY,
        STRING,
        NUMBER,
        LITERAL
    }

    private final StringScan string = new StringScan();
    private final NumberScan number = new NumberScan();
    private final GrowableBytes content = new GrowableBytes();
    private Kind kind = Kind.KEY;
    private Literal literal = Literal.NULL;
    private int literalRead;
    private boolean wanted;
    private boolean complete;
    private @Nullable String expected;

    /** Begins with the first byte of a string, which is its quote, or of a number. */
    void begin(Kind kind, byte first, boolean wanted) {
        this.kind = kind;
        this.wanted = wanted;
        complete = false;
        expected = null;
        content.clear();
        if (kind == Kind.NUMBER) {
            number.begin(first);
            content.append((char) first);
        } else {
            string.begin();
        }
    }

    /** Begins with the first byte of a literal. */
    void begin(Literal literal) {
        this.kind = Kind.LITERAL;
        this.literal = literal;
        wanted = false;
        complete = false;
        expected = null;
        content.clear();
        literalRead = 1;
    }

    /** Goes on in {@code bytes[from, to)} and returns the index of the first byte that is no part of it, or is wrong. */
    int read(byte[] bytes, int from, int to) {
        return switch (kind) {
            case KEY, STRING -> string(bytes, from, to);
            case NUMBER -> number(bytes, from, to);
            case LITERAL -> literal(bytes, from, to);
        };
    }

    private int string(byte[] bytes, int from, int to) {
        int at = string.scan(bytes, from, to);
        expected = string.expected();
        complete = string.closed();
        keep(bytes, from, complete ? at - 1 : at);
        return at;
    }

    private int number(byte[] bytes, int from, int to) {
        int at = number.scan(bytes, from, to);
        complete = number.over() && number.whole();
        expected = number.over() && !complete ? "a digit" : null;
        keep(bytes, from, at);
        return at;
    }

    private int literal(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && literalRead < literal.length()) {
            if (bytes[at] != literal.byteAt(literalRead)) {
                expected = literal.text();
                return at;
            }
            at++;
            literalRead++;
        }
        complete = literalRead == literal.length();
        return at;
    }

    private void keep(byte[] bytes, int from, int to) {
        if (!wanted || content.length() + (to - from) > LONGEST) {
            wanted = false;
        } else {
            content.append(bytes, from, to);
        }
    }

    /** Says that there are no more bytes: a number is complete then, if it is one. */
    void end() {
        if (kind == Kind.NUMBER && number.whole()) {
            complete = true;
        } else {
            expected = switch (kind) {
                case KEY, STRING -> "'\"'";
                case NUMBER -> "a digit";
                case LITERAL -> literal.text();
            };
        }
    }

    Kind kind() {
        return kind;
    }

    JsonKind valueKind() {
        return switch (kind) {
            case KEY, STRING -> JsonKind.STRING;
            case NUMBER -> JsonKind.NUMBER;
            case LITERAL -> literal.kind();
        };
    }

    boolean complete() {
        return complete;
    }

    /** What should have stood where the reading stopped, when something else did; else null. */
    @Nullable
    String expected() {
        return expected;
    }

    /** Whether its content is wanted, and there. */
    boolean wanted() {
        return wanted;
    }

    /** A string without its quotes, a number, or nothing. */
    GrowableBytes content() {
        return content;
    }
}
