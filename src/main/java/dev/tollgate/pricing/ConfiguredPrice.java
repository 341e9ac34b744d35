package dev.tollgate.pricing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A configured price over time, and what it is for.
 *
 * @param name as configured
 * @param provider one of {@link #canonical}; null is any
 */
record ConfiguredPrice(String name, Match match, @Nullable String provider, ModelPrice price) {

    private record Key(String name, @Nullable String provider) {}

    /** Puts together what one name and provider has, in the order of the file. */
    static List<ConfiguredPrice> of(List<PriceOverride> overrides, Catalogue catalogue) {
        Map<Key, List<PriceOverride>> groups = new LinkedHashMap<>();
        for (PriceOverride override : overrides) {
            Key key = new Key(override.name().toLowerCase(Locale.ROOT), canonical(override.provider(), catalogue));
            groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(override);
        }
        List<ConfiguredPrice> prices = new ArrayList<>();
        groups.forEach((key, group) -> prices.add(of(key, group)));
        return prices;
    }

    private static ConfiguredPrice of(Key key, List<PriceOverride> group) {
        String name = group.getFirst().name();
        List<Period> periods = group.stream()
                .map(PriceOverride::period)
                .sorted((a, b) -> Long.compare(firstDay(a), firstDay(b)))
                .toList();
        return new ConfiguredPrice(
                name,
                Match.parse(key.name()),
                key.provider(),
                new ModelPrice(key.provider(), name, ModelPrice.Origin.CONFIG, periods));
    }

    private static long firstDay(Period period) {
        return period.from() == null ? Long.MIN_VALUE : period.from().toEpochDay();
    }

    /** One word for a provider of many names: the catalogue's id, else the name in lower case. */
    static @Nullable String canonical(@Nullable String provider, Catalogue catalogue) {
        return provider == null
                ? null
                : catalogue.providerId(provider).orElseGet(() -> provider.toLowerCase(Locale.ROOT));
    }

    boolean isFor(@Nullable String canonicalProvider, String model) {
        return (provider == null || Objects.equals(provider, canonicalProvider))
                && match.matches(model.toLowerCase(Locale.ROOT));
    }
}
