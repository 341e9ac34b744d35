package dev.tollgate.config.form;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A whole number between two bounds, both included. A variable may hold it. */
public record Whole(String expected, long least, long most) implements Form<Long> {
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

    /** A TCP port; 0 lets the system choose one. */
    public static final Whole PORT = new Whole("a port from 0 to 65535", 0, 65535);

    public static Whole atLeast(long least, String of) {
        return new Whole("a whole number " + of + ", at least " + least, least, Long.MAX_VALUE);
    }

    @Override
    public @Nullable Long read(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == Value.Scalar.UNSOUND) {
            return null;
        }
        if (scalar == null
                || !(scalar.is(Tag.INT) || scalar.substituted())
                || !DIGITS.matcher(scalar.text()).matches()) {
            return value.wrong(expected);
        }
        long number = Long.parseLong(scalar.text());
        return number < least || number > most ? value.wrong(expected) : (Long) number;
    }
}
