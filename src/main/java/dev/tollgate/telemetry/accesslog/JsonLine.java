package dev.tollgate.telemetry.accesslog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {"level":"info","time":"...","scope":"request","key":"value"}}. */
final class JsonLine implements Line {
    private final StringBuilder out;
    private final Set<String> without;
    private final Timestamp time = new Timestamp();

    JsonLine(StringBuilder out, Set<String> without) {
        this.out = out;
        this.without = without;
    }

    @Override
    public void begin(long epochNanos) {
        out.append("{\"level\":\"info\",\"time\":\"");
        time.append(out, epochNanos);
        out.append("\",\"scope\":\"request\"");
    }

    @Override
    public void text(String key, @Nullable String value) {
        if (value != null && !without.contains(key)) {
            out.append(",\"").append(key).append("\":\"");
            Escapes.append(out, value);
            out.append('"');
        }
    }

    @Override
    public void number(String key, String value) {
        if (!without.contains(key)) {
            out.append(",\"").append(key).append("\":").append(value);
        }
    }

    @Override
    public void end() {
        out.append("}\n");
    }
}
