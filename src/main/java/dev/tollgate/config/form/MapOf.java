package dev.tollgate.config.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys the user chooses.
 *
 * @param keys what a key should be, for messages
 * @param soundKey whether a key is one
 */
public record MapOf<T>(String keys, Predicate<String> soundKey, Form<T> entry) implements Form<Map<String, T>> {
    @Override
    public String expected() {
        return "a mapping of " + keys + " to " + entry.expected();
    }

    @Override
    public boolean mayBeEmpty() {
        return true;
    }

    @Override
    public @Nullable Map<String, T> read(Value value) {
        Map<String, Entries.Entry> entries = Entries.of(value, expected());
        if (entries == null) {
            return null;
        }
        Map<String, T> read = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            if (!soundKey.test(name)) {
                entry.key().fault(Value.quoted(name) + " is not a key of " + value.name(), keys);
            }
            T one = this.entry.read(entry.value());
            if (one != null) {
                read.put(name, one);
            }
        });
        return read;
    }
}
