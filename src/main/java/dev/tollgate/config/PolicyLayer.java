package dev.tollgate.config;

import dev.tollgate.pipeline.Policies;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one place in the file, by key. Places nest: listener, route, backend, provider; the innermost wins, key by
 * key.
 */
record PolicyLayer(Map<String, Record> byKey) {
    static final PolicyLayer NONE = new PolicyLayer(Map.of());

    /** A policy that the assembly itself uses up, so that no room hears of it. */
    interface Inward {}

    PolicyLayer {
        byKey = Map.copyOf(byKey);
    }

    /** These policies with those of an inner place. */
    PolicyLayer with(PolicyLayer inner) {
        Map<String, Record> merged = new LinkedHashMap<>(byKey);
        merged.putAll(inner.byKey);
        return new PolicyLayer(merged);
    }

    <T extends Record> @Nullable T find(Class<T> type) {
        return byKey.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** For the rooms of the road, each finding its own record. */
    Policies toPolicies() {
        Map<Class<? extends Record>, Record> byType = new HashMap<>();
        byKey.values().stream()
                .filter(policy -> !(policy instanceof Inward))
                .forEach(policy -> byType.put(policy.getClass(), policy));
        return Policies.of(byType);
    }
}
