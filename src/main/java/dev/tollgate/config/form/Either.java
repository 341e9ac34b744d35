package dev.tollgate.config.form;

import org.jspecify.annotations.Nullable;

/** Two ways to write the same thing: as a scalar, or as a mapping or list. */
public record Either<T>(Form<? extends T> scalar, Form<? extends T> structured) implements Form<T> {
    @Override
    public String expected() {
        return scalar.expected() + ", or " + structured.expected();
    }

    @Override
    public @Nullable T read(Value value) {
        if (value.isEmpty()) {
            return value.wrong(expected());
        }
        return value.isScalar() ? scalar.read(value) : structured.read(value);
    }
}
