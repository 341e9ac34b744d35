package dev.tollgate.config.form;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A text, or what is written as one.
 *
 * @param expected for messages, such as {@code a duration such as 60s}
 * @param pattern a regular expression for the JSON Schema, null where any text will do
 * @param secret whether messages keep silent about what is there
 * @param parse the value of a sound text, null for an unsound one
 */
public record Text<T>(String expected, @Nullable String pattern, boolean secret, Function<String, @Nullable T> parse)
        implements Form<T> {

    /** Any text but an empty one. */
    public static final Text<String> ANY = of("a text", null, text -> text.isBlank() ? null : text);

    public static <T> Text<T> of(String expected, @Nullable String pattern, Function<String, @Nullable T> parse) {
        return new Text<>(expected, pattern, false, parse);
    }

    /** A text that no message shows. */
    public static <T> Text<T> secret(String expected, Function<String, @Nullable T> parse) {
        return new Text<>(expected, null, true, parse);
    }

    @Override
    public @Nullable T read(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == Value.Scalar.UNSOUND) {
            return null;
        }
        if (scalar == null) {
            return value.wrong(expected);
        }
        boolean text = scalar.substituted() || scalar.is(Tag.STR);
        if (secret && (!text || scalar.text().isBlank())) {
            String what = scalar.text().isBlank() || scalar.is(Tag.NULL) ? " is empty" : " is no text";
            return value.fault(value.name() + what, text ? expected : expected + ", in quotes");
        }
        if (!text) {
            boolean anyText = expected.equals(ANY.expected) && !scalar.is(Tag.NULL);
            return value.wrong(anyText ? expected + " in quotes" : expected);
        }
        T parsed = parse.apply(scalar.text());
        if (parsed == null && secret) {
            return value.fault(value.name() + " is not sound", expected);
        }
        return parsed == null ? value.wrong(expected) : parsed;
    }
}
