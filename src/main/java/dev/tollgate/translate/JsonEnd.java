package dev.tollgate.translate;

/**
 * Sees whether a JSON object that comes in pieces is complete. Knows only strings and brackets: what is not JSON is never
 * complete, or too early, which costs no more than a wait.
 */
final class JsonEnd {

    private int depth;
    private boolean begun;
    private boolean string;
    private boolean escaped;

    void add(String piece) {
        for (int i = 0; i < piece.length() && !reached(); i++) {
            add(piece.charAt(i));
        }
    }

    /** Whether the value that began with a bracket has been closed. */
    boolean reached() {
        return begun && depth == 0;
    }

    private void add(char c) {
        if (string) {
            string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return;
        }
        switch (c) {
            case '"' -> string = true;
            case '{', '[' -> {
                begun = true;
                depth++;
            }
            case '}', ']' -> depth--;
            default -> {}
        }
    }
}
