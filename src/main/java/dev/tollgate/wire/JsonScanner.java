package dev.tollgate.wire;

import dev.tollgate.sse.GrowableBytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document that may come in pieces of any cut: checks that it is well-formed (RFC 8259, UTF-8 included) and
 * tells of the values that its paths name. Makes no tree, no String, and does not recurse; keeps one bit for each level and
 * the token that a piece ends in. Never throws: after a {@link #fault()} it reads no further.
 *
 * @param <F> what the paths are named with
 */
final class JsonScanner<F> {
    private final PathCursor<F> cursor;
    private final Nesting nesting = new Nesting();
    private final Skip skip = new Skip(nesting);

    private Expect expect = Expect.VALUE;
    /** The token that the last piece ended in, when {@code inToken}; made when first needed. */
    private @Nullable CutToken cut;

    private boolean inToken;
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
        expect = Expect.VALUE;
        inToken = false;
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
        return expect == Expect.NOTHING && fault == null;
    }

    /** The index, in the last piece, of the bracket that ended the document's value; -1 when none did. */
    int closedAt() {
        return closedAt;
    }

    /** Reads {@code bytes[from, to)}. */
    void scan(byte[] bytes, int from, int to) {
        closedAt = -1;
        origin = consumed - from;
        consumed += to - from;
        if (fault != null) {
            return;
        }
        int at = cut != null && inToken ? goOn(cut, bytes, from, to) : from;
        while (at < to && fault == null) {
            byte first = bytes[at];
            if (JsonText.whiteSpace(first)) {
                at++;
            } else {
                int passed = nesting.depth() > cursor.placed() ? pass(bytes, at, to) : at;
                at = passed > at ? passed : token(bytes, at, to, first);
            }
        }
    }

    /** Says that there are no more bytes; when there is no {@link #fault()} then, the document was whole. */
    void finish() {
        if (fault == null && cut != null && inToken) {
            cut.end();
            if (cut.expected() == null) {
                ended(cut);
            } else {
                fault = new JsonFault(consumed, JsonFault.END, cut.expected());
            }
        }
        if (fault == null && expect != Expect.NOTHING) {
            fault = new JsonFault(consumed, JsonFault.END, expect.text());
        }
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

    private int key(byte[] bytes, int at, int to) {
        int after = WholeTokens.string(bytes, at + 1, to);
        if (after < 0) {
            return cut(CutToken.Kind.KEY, cursor.wantsKey(), bytes, at, to);
        }
        cursor.key(bytes, at + 1, after - 1);
        expect = Expect.COLON;
        return after;
    }

    private int value(byte[] bytes, int at, int to, byte first) {
        if (first == '"') {
            int after = WholeTokens.string(bytes, at + 1, to);
            return after < 0
                    ? cut(CutToken.Kind.STRING, cursor.wantsValue(), bytes, at, to)
                    : scalar(JsonKind.STRING, bytes, at + 1, after - 1, after);
        }
        if (first == '{') {
            return open(JsonKind.OBJECT, bytes, at);
        }
        if (first == '[') {
            return open(JsonKind.ARRAY, bytes, at);
        }
        if (first == '-' || first >= '0' && first <= '9') {
            int after = WholeTokens.number(bytes, at, to);
            return after < 0
                    ? cut(CutToken.Kind.NUMBER, cursor.wantsValue(), bytes, at, to)
                    : scalar(JsonKind.NUMBER, bytes, at, after, after);
        }
        Literal literal = Literal.of(first);
        if (literal == null) {
            return fail(bytes, at, expect.text());
        }
        int after = WholeTokens.literal(literal, bytes, at, to);
        return after < 0 ? cut(literal, bytes, at, to) : scalar(literal.kind(), bytes, after, after, after);
    }

    private int scalar(JsonKind kind, byte[] bytes, int from, int to, int after) {
        cursor.scalar(kind, bytes, from, to);
        valueEnded();
        return after;
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

    private int cut(CutToken.Kind kind, boolean wanted, byte[] bytes, int at, int to) {
        CutToken token = cutToken();
        token.begin(kind, bytes[at], wanted);
        return goOn(token, bytes, at + 1, to);
    }

    private int cut(Literal literal, byte[] bytes, int at, int to) {
        CutToken token = cutToken();
        token.begin(literal);
        return goOn(token, bytes, at + 1, to);
    }

    private CutToken cutToken() {
        if (cut == null) {
            cut = new CutToken();
        }
        return cut;
    }

    private int goOn(CutToken token, byte[] bytes, int from, int to) {
        int at = token.read(bytes, from, to);
        inToken = !token.complete();
        if (token.complete()) {
            ended(token);
        } else if (token.expected() != null) {
            return fail(bytes, at, token.expected());
        }
        return at;
    }

    private void ended(CutToken token) {
        inToken = false;
        GrowableBytes content = token.content();
        if (token.kind() == CutToken.Kind.KEY) {
            expect = Expect.COLON;
            if (token.wanted()) {
                cursor.key(content.array(), 0, content.length());
            }
            return;
        }
        if (token.wanted() || token.kind() == CutToken.Kind.LITERAL) {
            cursor.scalar(token.valueKind(), content.array(), 0, content.length());
        } else {
            cursor.skip();
        }
        valueEnded();
    }
}
