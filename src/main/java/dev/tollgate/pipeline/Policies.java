package dev.tollgate.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one route for all the rooms further down the road, each by the record that its room defines. Routing
 * knows that there are some, not which.
 */
public final class Policies {
    public static final Policies NONE = new Policies(Map.of());

    private final Map<Class<? extends Record>, Record> byType;

    private Policies(Map<Class<? extends Record>, Record> byType) {
        this.byType = byType;
    }

    /** One setting for each type of record. */
    public static Policies of(Map<Class<? extends Record>, Record> byType) {
        return new Policies(Map.copyOf(byType));
    }

    /** These settings with those of {@code inner}, which win where both have one. */
    public Policies with(Policies inner) {
        if (inner.byType.isEmpty()) {
            return this;
        }
        Map<Class<? extends Record>, Record> merged = new HashMap<>(byType);
        merged.putAll(inner.byType);
        return new Policies(Map.copyOf(merged));
    }

    /** The setting of a room, or null where the configuration says nothing. */
    public <T extends Record> @Nullable T find(Class<T> type) {
        return type.cast(byType.get(type));
    }
}
