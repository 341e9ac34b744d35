package dev.tollgate.telemetry.accesslog;

/**
 * Escapes inside quotes, by the grammar of JSON strings (RFC 8259). More than that asks for is escaped: whatever ends a line,
 * steers a terminal or turns the direction of text, since a request could use it to make one line look like another.
 */
final class Escapes {
    private static final char DELETE = 0x7f;
    private static final String HEX = "0123456789abcdef";

    private Escapes() {}

    /** Whether a character never stands for itself. */
    static boolean needed(char c) {
        if (c < DELETE) {
            return c < ' ' || c == '"' || c == '\\';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    static void append(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                out.append(c).append(value.charAt(++i));
            } else if (needed(c) || Character.isSurrogate(c)) {
                escape(out, c);
            } else {
                out.append(c);
            }
        }
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }
}
