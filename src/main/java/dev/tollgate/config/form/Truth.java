package dev.tollgate.config.form;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** {@code true} or {@code false}; {@code yes} and {@code on} are texts. A variable may hold it. */
public record Truth() implements Form<Boolean> {
    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public @Nullable Boolean read(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == Value.Scalar.UNSOUND) {
            return null;
        }
        if (scalar == null || !(scalar.is(Tag.BOOL) || scalar.substituted())) {
            return value.wrong(expected());
        }
        return switch (scalar.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> value.wrong(expected());
        };
    }
}
