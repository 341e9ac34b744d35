package dev.tollgate.config.form;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be, and how it becomes a {@code T}. A form notes every fault that it finds and goes on, so that one run
 * finds them all. Immutable.
 */
public sealed interface Form<T>
        permits Text, Whole, Decimal, Fraction, Truth, Word, ListOf, MapOf, Mapping, OneOf, Either, Json, Mapped {
    /** The value, or null after a fault was noted. */
    @Nullable
    T read(Value value);

    /** What a message says that it should be, such as {@code a duration such as 60s}. */
    String expected();

    /** The same form for what its value is made into. */
    default <R> Form<R> map(Function<T, R> into) {
        return new Mapped<>(this, into);
    }

    /** Whether an empty value may stand for a key that is left out: so for lists and mappings without entries. */
    default boolean mayBeEmpty() {
        return false;
    }
}
