package dev.tollgate.telemetry;

/** Text that came from outside and must not be kept at any length. */
final class Text {
    private static final char CUT = '\u2026';

    private Text() {}

    /** At most {@code longest} characters; what is longer ends in an ellipsis. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        // not between the two halves of a character
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
