package dev.tollgate.telemetry.accesslog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code TIME<TAB>info<TAB>request key=value key="value with spaces"}. */
final class TextLine implements Line {
    private final StringBuilder out;
    private final Set<String> without;
    private final Timestamp time = new Timestamp();

    TextLine(StringBuilder out, Set<String> without) {
        this.out = out;
        this.without = without;
    }

    @Override
    public void begin(long epochNanos) {
        time.append(out, epochNanos);
        out.append("\tinfo\trequest");
    }

    @Override
    public void text(String key, @Nullable String value) {
        if (value == null || without.contains(key)) {
            return;
        }
        out.append(' ').append(key).append('=');
        if (plain(value)) {
            out.append(value);
        } else {
            out.append('"');
            Escapes.append(out, value);
            out.append('"');
        }
    }

    @Override
    public void number(String key, String value) {
        if (!without.contains(key)) {
            out.append(' ').append(key).append('=').append(value);
        }
    }

    @Override
    public void end() {
        out.append('\n');
    }

    /** Whether a value can stand without quotes and still end where it ends. */
    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' '
                    || c == '"'
                    || c == '\\'
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Escapes.needed(c)) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
