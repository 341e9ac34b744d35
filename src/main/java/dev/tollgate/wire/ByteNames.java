package dev.tollgate.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by names that are looked up as bytes. Immutable.
 *
 * @param <V> the values
 */
final class ByteNames<V> {
    /** One name; those that fall on the same slot are chained. */
    private record Entry<V>(byte[] name, V value, @Nullable Entry<V> next) {}

    private final @Nullable Entry<V>[] slots;

    ByteNames(Map<String, V> values) {
        slots = slots(Integer.highestOneBit(Math.max(1, values.size()) * 4));
        values.forEach((text, value) -> {
            byte[] name = text.getBytes(StandardCharsets.UTF_8);
            int slot = slot(name, 0, name.length);
            slots[slot] = new Entry<>(name, value, slots[slot]);
        });
    }

    /** The value of the name that stands in {@code bytes[from, to)}, or null. */
    @Nullable
    V get(byte[] bytes, int from, int to) {
        for (Entry<V> entry = slots[slot(bytes, from, to)]; entry != null; entry = entry.next()) {
            if (Arrays.equals(entry.name(), 0, entry.name().length, bytes, from, to)) {
                return entry.value();
            }
        }
        return null;
    }

    private int slot(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        int hash = (to - from) * 31 + bytes[from] * 7 + bytes[to - 1] * 13 + bytes[from + to >>> 1];
        return hash & slots.length - 1;
    }

    @SuppressWarnings("unchecked") // an array of a generic type can be made in no other way
    private static <V> @Nullable Entry<V>[] slots(int count) {
        return (@Nullable Entry<V>[]) new Entry<?>[count];
    }
}
