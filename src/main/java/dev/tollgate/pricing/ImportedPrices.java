package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gathers the prices of an import. Of two for the same model the first stays. */
final class ImportedPrices {
    private record Key(
            String name, String provider, @Nullable String serviceTier) {}

    private final List<PriceOverride> prices = new ArrayList<>();
    private final Set<Key> keys = new HashSet<>();
    private int withoutPrice;
    private int rounded;

    /** The catalogue's name for the provider, else the list's own. */
    static String provider(String name) {
        return Catalogue.builtIn().providerId(name).orElse(name);
    }

    void withoutPrice() {
        withoutPrice++;
    }

    void add(
            String name,
            String provider,
            @Nullable String serviceTier,
            UnitPrices base,
            List<PriceOverride.Tier> tiers) {
        if (keys.add(new Key(name, provider, serviceTier))) {
            boolean free = base.rates().costsNothing() && tiers.isEmpty();
            prices.add(
                    new PriceOverride(name, provider, null, serviceTier, free, free ? UnitPrices.NONE : base, tiers));
        }
    }

    /** A number as USD for {@code units} of what it is for one of. Null where there is no number. */
    @Nullable
    BigDecimal usd(JsonNode number, int units) {
        if (!number.isNumber()) {
            return null;
        }
        BigDecimal usd =
                number.decimalValue().multiply(BigDecimal.valueOf(units)).stripTrailingZeros();
        if (usd.scale() <= UnitPrices.DECIMALS) {
            return usd;
        }
        rounded++;
        return usd.setScale(UnitPrices.DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    PriceImport done() {
        return new PriceImport(prices, withoutPrice, rounded);
    }
}
