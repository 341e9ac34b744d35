package dev.tollgate.config.form;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A form whose sound values become something else. */
public record Mapped<S, T>(Form<S> form, Function<S, T> into) implements Form<T> {
    @Override
    public String expected() {
        return form.expected();
    }

    @Override
    public boolean mayBeEmpty() {
        return form.mayBeEmpty();
    }

    @Override
    public @Nullable T read(Value value) {
        S read = form.read(value);
        return read == null ? null : into.apply(read);
    }
}
