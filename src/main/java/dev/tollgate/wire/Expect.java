package dev.tollgate.wire;

/** What may come next in a JSON document, between tokens. */
enum Expect {
    VALUE("a value"),
    ELEMENT_OR_END("a value or ']'"),
    KEY("a key in quotes"),
    KEY_OR_END("a key in quotes or '}'"),
    COLON("':'"),
    COMMA_OR_END_OF_OBJECT("',' or '}'"),
    COMMA_OR_END_OF_ARRAY("',' or ']'"),
    NOTHING("end of input");

    private final String text;

    Expect(String text) {
        this.text = text;
    }

    /** Whether the container that is open may end here. */
    boolean mayEnd() {
        return this == COMMA_OR_END_OF_OBJECT
                || this == COMMA_OR_END_OF_ARRAY
                || this == KEY_OR_END
                || this == ELEMENT_OR_END;
    }

    /** As messages call it. */
    String text() {
        return text;
    }
}
