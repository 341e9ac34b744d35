package dev.tollgate.wire;

import dev.tollgate.sse.GrowableBytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document that may come in pieces of any cut: checks that it is well-formed (RFC 8259, UTF-8 included) and
 * tells of the values that its paths name. Makes no tree, no String, and does not recurse; keeps one bit for each level and
 * the part of a wanted token that earlier pieces held. Never throws: after a {@link #fault()} it reads no further.
 *
 * @param <F> what the paths are named with
 */
final class JsonScanner<F> {
    /** The longest key or value that is put together from several pieces; longer ones are passed over. */
    static final int LONGEST_ACROSS_PIECES = 64 * 1024;

    /** The token that has begun and is not complete. */
    private enum Inside {
        NOTHING,
        KEY,
        STRING,
        NUMBER,
        LITERAL
    }

    private final PathCursor<F> cursor;
    private final StringScan string = new StringScan();
    private final NumberScan number = new NumberScan();
    private final Nesting nesting = new Nesting();
    private final Skip skip = new Skip(nesting);
    private final GrowableBytes held = new GrowableBytes();

    private Expect expect = Expect.VALUE;
    private Inside inside = Inside.NOTHING;
    private Literal literal = Literal.NULL;
    private int literalRead;
    /** Whether the bytes of the token are wanted, which begin, or go on, at {@code tokenFrom} in this piece. */
    private boolean wanted;

    private int tokenFrom;
    /** Added to an index in this piece, gives the offset in the document. */
    private long origin;

    private long consumed;
    private int closedAt = -1;
    private @Nullable JsonFault fault;

    JsonScanner(JsonPaths<F> paths, JsonSink<F> sink) {
        this.cursor = new PathCursor<>(paths, sink);
    }

    /** Begins a new document. */
    void reset() {
        cursor.reset();
        nesting.reset();
        held.clear();
        expect = Expect.VALUE;
        inside = Inside.NOTHING;
        wanted = false;
        consumed = 0;
        closedAt = -1;
        fault = null;
    }

    /** What is wrong with the document, or null. */
    @Nullable
    JsonFault fault() {
        return fault;
    }

    /** Whether the document's value is complete, and nothing but white space has followed. */
    boolean complete() {
        return expect == Expect.NOTHING && inside == Inside.NOTHING && fault == null;
    }

    /** The index, in the last piece, of the bracket that ended the document's value; -1 when none did. */
    int closedAt() {
        return closedAt;
    }

    /** Reads {@code bytes[from, to)}. */
    void scan(byte[] bytes, int from, int to) {
        closedAt = -1;
        tokenFrom = from;
        origin = consumed - from;
        consumed += to - from;
        int at = fault == null ? resume(bytes, from, to) : to;
        while (at < to && fault == null) {
            byte first = bytes[at];
            if (JsonText.whiteSpace(first)) {
                at++;
                continue;
            }
            int passed = nesting.depth() > cursor.placed() ? pass(bytes, at, to) : at;
            at = passed > at ? passed : token(bytes, at, to, first);
        }
        if (wanted && inside != Inside.NOTHING) {
            hold(bytes, tokenFrom, to);
        }
    }

    /** Says that there are no more bytes; when there is no {@link #fault()} then, the document was whole. */
    void finish() {
        if (inside == Inside.NUMBER && fault == null && number.whole()) {
            endNumber(held.array(), 0, held.length());
        }
        if (fault == null) {
            fault = switch (inside) {
                case KEY, STRING -> atEnd("'\"'");
                case LITERAL -> atEnd(literal.text());
                case NUMBER -> atEnd("a digit");
                case NOTHING -> expect == Expect.NOTHING ? null : atEnd(expect.text());
            };
        }
    }

    private JsonFault atEnd(String expected) {
        return new JsonFault(consumed, JsonFault.END, expected);
    }

    /** Notes that what stands at an index is wrong; returns the index. */
    private int fail(byte[] bytes, int at, String expected) {
        fault = JsonFault.of(origin + at, bytes[at], expected);
        return at;
    }

    private int pass(byte[] bytes, int at, int to) {
        int passed = skip.pass(bytes, at, to, expect, cursor.placed());
        expect = skip.expect();
        return passed;
    }

    private int resume(byte[] bytes, int from, int to) {
        return switch (inside) {
            case NOTHING -> from;
            case KEY, STRING -> string(bytes, from, to);
            case NUMBER -> number(bytes, from, to);
            case LITERAL -> literal(bytes, from, to);
        };
    }

    private int token(byte[] bytes, int at, int to, byte first) {
        return switch (expect) {
            case VALUE -> value(bytes, at, to, first);
            case ELEMENT_OR_END -> first == ']' ? close(JsonKind.ARRAY, at) : value(bytes, at, to, first);
            case KEY -> first == '"' ? key(bytes, at, to) : fail(bytes, at, expect.text());
            case KEY_OR_END -> first == '"' ? key(bytes, at, to) : closeOrFail('}', bytes, at);
            case COLON -> first == ':' ? then(Expect.VALUE, at) : fail(bytes, at, expect.text());
            case COMMA_OR_END_OF_OBJECT -> first == ',' ? then(Expect.KEY, at) : closeOrFail('}', bytes, at);
            case COMMA_OR_END_OF_ARRAY -> {
                if (first == ',') {
                    cursor.element();
                    yield then(Expect.VALUE, at);
                }
                yield closeOrFail(']', bytes, at);
            }
            case NOTHING -> fail(bytes, at, expect.text());
        };
    }

    private int then(Expect expect, int at) {
        this.expect = expect;
        return at + 1;
    }

    private int closeOrFail(char bracket, byte[] bytes, int at) {
        if (bytes[at] != bracket) {
            return fail(bytes, at, expect.text());
        }
        return close(bracket == '}' ? JsonKind.OBJECT : JsonKind.ARRAY, at);
    }

    private int value(byte[] bytes, int at, int to, byte first) {
        if (first == '"') {
            return beginString(Inside.STRING, cursor.wantsValue(), bytes, at, to);
        }
        if (first == '{') {
            return open(JsonKind.OBJECT, bytes, at);
        }
        if (first == '[') {
            return open(JsonKind.ARRAY, bytes, at);
        }
        if (first == '-' || first >= '0' && first <= '9') {
            return beginNumber(bytes, at, to);
        }
        Literal word = Literal.of(first);
        if (word == null) {
            return fail(bytes, at, expect.text());
        }
        inside = Inside.LITERAL;
        wanted = false;
        literal = word;
        literalRead = 0;
        return literal(bytes, at, to);
    }

    private int open(JsonKind kind, byte[] bytes, int at) {
        boolean object = kind == JsonKind.OBJECT;
        if (!nesting.open(object)) {
            return fail(bytes, at, "at most " + Nesting.DEEPEST + " levels");
        }
        cursor.open(kind, at);
        return then(object ? Expect.KEY_OR_END : Expect.ELEMENT_OR_END, at);
    }

    private int close(JsonKind kind, int at) {
        cursor.close(kind, at, nesting.depth());
        nesting.close();
        if (nesting.depth() == 0) {
            closedAt = at;
        }
        valueEnded();
        return at + 1;
    }

    private void valueEnded() {
        expect = nesting.depth() == 0
                ? Expect.NOTHING
                : nesting.inObject() ? Expect.COMMA_OR_END_OF_OBJECT : Expect.COMMA_OR_END_OF_ARRAY;
    }

    private int key(byte[] bytes, int at, int to) {
        return beginString(Inside.KEY, cursor.wantsKey(), bytes, at, to);
    }

    private int beginString(Inside what, boolean wanted, byte[] bytes, int at, int to) {
        inside = what;
        this.wanted = wanted;
        tokenFrom = at + 1;
        string.begin();
        return string(bytes, at + 1, to);
    }

    private int string(byte[] bytes, int from, int to) {
        int at = string.scan(bytes, from, to);
        String expected = string.expected();
        if (expected != null) {
            return fail(bytes, at, expected);
        }
        if (!string.closed()) {
            return at;
        }
        int end = at - 1;
        if (held.isEmpty()) {
            endString(bytes, tokenFrom, end);
        } else if (hold(bytes, tokenFrom, end)) {
            endString(held.array(), 0, held.length());
        } else {
            endString(bytes, end, end);
        }
        held.clear();
        return at;
    }

    private void endString(byte[] bytes, int from, int to) {
        boolean key = inside == Inside.KEY;
        inside = Inside.NOTHING;
        if (key) {
            expect = Expect.COLON;
            if (wanted) {
                cursor.key(bytes, from, to);
            }
            return;
        }
        if (wanted) {
            cursor.scalar(JsonKind.STRING, bytes, from, to);
        } else {
            cursor.skip();
        }
        valueEnded();
    }

    private int beginNumber(byte[] bytes, int at, int to) {
        inside = Inside.NUMBER;
        wanted = cursor.wantsValue();
        tokenFrom = at;
        number.begin(bytes[at]);
        return number(bytes, at + 1, to);
    }

    private int number(byte[] bytes, int from, int to) {
        int at = number.scan(bytes, from, to);
        if (!number.over()) {
            return at;
        }
        if (!number.whole()) {
            return fail(bytes, at, "a digit");
        }
        if (held.isEmpty()) {
            endNumber(bytes, tokenFrom, at);
        } else if (hold(bytes, tokenFrom, at)) {
            endNumber(held.array(), 0, held.length());
        } else {
            endNumber(bytes, at, at);
        }
        return at;
    }

    private void endNumber(byte[] bytes, int from, int to) {
        inside = Inside.NOTHING;
        if (wanted) {
            cursor.scalar(JsonKind.NUMBER, bytes, from, to);
        } else {
            cursor.skip();
        }
        held.clear();
        valueEnded();
    }

    private int literal(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && literalRead < literal.length()) {
            if (bytes[at] != literal.byteAt(literalRead)) {
                return fail(bytes, at, literal.text());
            }
            at++;
            literalRead++;
        }
        if (literalRead == literal.length()) {
            inside = Inside.NOTHING;
            cursor.scalar(literal.kind(), bytes, at, at);
            valueEnded();
        }
        return at;
    }

    /** Keeps a part of the token for the next piece; false, wanting it no longer, when it becomes too long. */
    private boolean hold(byte[] bytes, int from, int to) {
        if (held.length() + (to - from) > LONGEST_ACROSS_PIECES) {
            wanted = false;
            return false;
        }
        held.append(bytes, from, to);
        return true;
    }
}
