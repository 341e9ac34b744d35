package dev.tollgate.config.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping that could be read. */
public final class Fields {
    private final Value mapping;
    private final Map<String, Value> present = new HashMap<>();
    private final Map<String, Object> read = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Fields(Value mapping) {
        this.mapping = mapping;
    }

    /** The mapping itself, for faults that belong to no key. */
    public Value mapping() {
        return mapping;
    }

    /** Whether the key stands in the file, sound or not. */
    public boolean has(Key<?> key) {
        return present.containsKey(key.name());
    }

    /** What a key holds, or null where it is left out or faulty. */
    @SuppressWarnings("unchecked") // the value of a name was read by the form of the one key that has this name
    public <T> @Nullable T find(Key<T> key) {
        used.add(key.name());
        return (T) read.get(key.name());
    }

    public <T> T get(Key<T> key, T otherwise) {
        T found = find(key);
        return found == null ? otherwise : found;
    }

    /** What a required key holds. */
    public <T> T get(Key<T> key) {
        return Objects.requireNonNull(find(key), key.name());
    }

    /** Where a key stands; the mapping itself where it is left out. */
    public Value at(Key<?> key) {
        return present.getOrDefault(key.name(), mapping);
    }

    void read(Key<?> key, Value value) {
        present.put(key.name(), value);
        Object result = value.admitted() ? key.form().read(value) : null;
        if (result != null) {
            read.put(key.name(), result);
        }
    }

    boolean isRead(Key<?> key) {
        return read.containsKey(key.name());
    }

    void checkAllUsed() {
        for (String name : read.keySet()) {
            if (!used.contains(name)) {
                throw new IllegalStateException(
                        "Key " + name + " of " + mapping.name() + " is described but nothing asks for it");
            }
        }
    }
}
