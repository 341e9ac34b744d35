package dev.tollgate.wire;

/** What a JSON value is. */
enum JsonKind {
    STRING("a string"),
    NUMBER("a number"),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    OBJECT("an object"),
    ARRAY("an array");

    private final String text;

    JsonKind(String text) {
        this.text = text;
    }

    /** As messages call it. */
    String text() {
        return text;
    }

    /**
     * The part of a document that a value takes, quotes included, when a {@link JsonSink} was told of it with these indices
     * and the document came in one piece.
     */
    Span span(int from, int to) {
        return switch (this) {
            case STRING -> new Span(from - 1, to + 1);
            case TRUE, FALSE, NULL -> new Span(to - text.length(), to);
            case NUMBER, OBJECT, ARRAY -> new Span(from, to);
        };
    }
}
