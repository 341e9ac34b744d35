package dev.tollgate.wire;

/**
 * Passes values that nobody wants, checking their form: the inner loop of every scan, since that is nearly all of a request.
 * Takes only what is whole and right and leaves the rest to the {@link JsonScanner}.
 */
final class Skip {
    private final Nesting nesting;
    private Expect expect = Expect.VALUE;

    Skip(Nesting nesting) {
        this.nesting = nesting;
    }

    /** What may come where the last pass stopped. */
    Expect expect() {
        return expect;
    }

    /**
     * Goes on in {@code bytes[from, to)}, inside a container that nobody wants.
     *
     * @param expect what may come next
     * @param floor the depth of the container around it, whose end is not passed
     * @return the index of the first byte not passed
     */
    int pass(byte[] bytes, int from, int to, Expect expect, int floor) {
        Expect now = expect;
        boolean object = nesting.inObject();
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            if (JsonText.whiteSpace(next)) {
                at++;
                continue;
            }
            int after = WholeTokens.NOT_WHOLE;
            switch (now) {
                case COMMA_OR_END_OF_OBJECT, COMMA_OR_END_OF_ARRAY -> {
                    if (next == ',') {
                        after = at + 1;
                        now = object ? Expect.KEY : Expect.VALUE;
                    }
                }
                case KEY, KEY_OR_END -> {
                    if (next == '"') {
                        after = WholeTokens.string(bytes, at + 1, to);
                        now = after < 0 ? now : Expect.COLON;
                        if (after > 0 && after < to && bytes[after] == ':') {
                            now = Expect.VALUE;
                            after++;
                        }
                    }
                }
                case COLON -> {
                    if (next == ':') {
                        after = at + 1;
                        now = Expect.VALUE;
                    }
                }
                case VALUE, ELEMENT_OR_END -> {
                    if (next == '{' || next == '[') {
                        if (nesting.open(next == '{')) {
                            object = next == '{';
                            now = object ? Expect.KEY_OR_END : Expect.ELEMENT_OR_END;
                            after = at + 1;
                        }
                    } else {
                        after = scalar(bytes, at, to, next);
                        now = after < 0 ? now : after(object);
                    }
                }
                case NOTHING -> {}
            }
            if (after < 0) {
                boolean end = next == (object ? '}' : ']') && now.mayEnd() && nesting.depth() > floor + 1;
                if (!end) {
                    break;
                }
                nesting.close();
                object = nesting.inObject();
                now = after(object);
                after = at + 1;
            }
            at = after;
        }
        this.expect = now;
        return at;
    }

    private static Expect after(boolean object) {
        return object ? Expect.COMMA_OR_END_OF_OBJECT : Expect.COMMA_OR_END_OF_ARRAY;
    }

    private static int scalar(byte[] bytes, int at, int to, byte first) {
        if (first == '"') {
            return WholeTokens.string(bytes, at + 1, to);
        }
        if (first == '-' || first >= '0' && first <= '9') {
            return WholeTokens.number(bytes, at, to);
        }
        Literal literal = Literal.of(first);
        return literal == null ? WholeTokens.NOT_WHOLE : WholeTokens.literal(literal, bytes, at, to);
    }
}
