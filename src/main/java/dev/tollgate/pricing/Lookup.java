package dev.tollgate.pricing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the prices of a model and remembers what it found, misses too. Names come from clients, so it forgets everything
 * when it holds too many. Thread-safe.
 */
final class Lookup {
    static final int LIMIT = 10_000;

    /** In the place of a provider: whoever sells the model. */
    private static final String ANYBODY = "*";

    /**
     * The prices of one model at one provider.
     *
     * @param configured in the order in which they are tried
     */
    record Found(List<ModelPrice> configured, @Nullable ModelPrice catalogued) {
        boolean nothing() {
            return configured.isEmpty() && catalogued == null;
        }
    }

    private final Catalogue catalogue;
    private final List<ConfiguredPrice> configured;
    private final Map<String, Map<String, Found>> byProvider = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    Lookup(Catalogue catalogue, List<ConfiguredPrice> configured) {
        this.catalogue = catalogue;
        this.configured = List.copyOf(configured);
    }

    Found find(@Nullable String provider, String model) {
        Map<String, Found> byModel = byProvider.get(provider == null ? "" : provider);
        Found known = byModel == null ? null : byModel.get(model);
        return known != null ? known : findAndKeep(provider, model);
    }

    /** Whether anybody sells a model of this name, at whatever price. */
    boolean sold(String model) {
        return !find(ANYBODY, model).nothing();
    }

    private Found findAndKeep(@Nullable String provider, String model) {
        if (size.incrementAndGet() > LIMIT) {
            size.set(0);
            byProvider.clear();
        }
        Found found = search(provider, model);
        byProvider
                .computeIfAbsent(provider == null ? "" : provider, absent -> new ConcurrentHashMap<>())
                .put(model, found);
        return found;
    }

    private Found search(@Nullable String provider, String model) {
        if (ANYBODY.equals(provider)) {
            String name = model.toLowerCase(Locale.ROOT);
            ModelPrice first = catalogue.providers().stream()
                    .map(one -> one.find(name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new Found(List.of(), first);
        }
        String canonical = ConfiguredPrice.canonical(provider, catalogue);
        List<ModelPrice> own = configured.stream()
                .filter(price -> price.isFor(canonical, model))
                .map(ConfiguredPrice::price)
                .toList();
        return new Found(own, catalogue.find(provider, model));
    }

    /** A price by the very name that the configuration gives it, else a model of the catalogue. */
    @Nullable
    ModelPrice named(String name) {
        return configured.stream()
                .filter(price -> price.name().equalsIgnoreCase(name))
                .map(ConfiguredPrice::price)
                .findFirst()
                .orElseGet(() -> catalogue.find(null, name));
    }
}
