package dev.tollgate.pipeline;

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

    /** The setting of a room, or null where the configuration says nothing. */
    public <T extends Record> @Nullable T find(Class<T> type) {
        return type.cast(byType.get(type));
    }
}
