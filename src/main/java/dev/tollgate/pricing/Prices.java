package dev.tollgate.pricing;

import dev.tollgate.llm.Usage;
import dev.tollgate.pricing.Lookup.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices answers: the configured prices, then the catalogue's. Immutable but for what it remembers of its searches, and
 * thread-safe; a changed configuration makes another one.
 */
public final class Prices {
    private final Catalogue catalogue;
    private final List<ConfiguredPrice> configured;
    private final Lookup lookup;
    private final OnUnknownModel onUnknownModel;
    private final @Nullable ModelPrice fallback;
    private final String version;

    private Prices(Catalogue catalogue, PriceOverrides overrides) {
        this.catalogue = catalogue;
        this.configured = ConfiguredPrice.of(overrides.models(), catalogue);
        this.lookup = new Lookup(catalogue, configured);
        this.onUnknownModel = overrides.onUnknownModel();
        this.fallback = onUnknownModel instanceof OnUnknownModel.Fallback(String name) ? fallback(name) : null;
        this.version = PriceVersion.of(catalogue, overrides);
    }

    /** @throws IllegalArgumentException if the fallback is neither a configured price nor a model of the catalogue */
    public static Prices of(Catalogue catalogue, PriceOverrides overrides) {
        return new Prices(catalogue, overrides);
    }

    private ModelPrice fallback(String name) {
        ModelPrice price = lookup.named(name);
        if (price == null) {
            throw new IllegalArgumentException("onUnknownModel falls back to \"" + name
                    + "\", which has no price (expected: a name of config.prices.models or a model of the catalogue)");
        }
        return price;
    }

    /** Names exactly these prices: the catalogue's version and, where there are configured prices, a digest of them. */
    public String version() {
        return version;
    }

    /** Whether a model of this name has a price at any provider. */
    public boolean knows(String model) {
        return !lookup.find(null, model).nothing() || lookup.sold(model);
    }

    /**
     * What an answer costs. A configured price comes before the catalogue's, the model that answered before the one that
     * was asked for.
     *
     * @param provider its value of {@code gen_ai.provider.name}; see {@link #providerAt} for servers that have none
     * @param responseModel the model that the answer names
     * @param requestModel the model that was asked for
     * @param at when the request was sent
     */
    public Cost price(
            @Nullable String provider,
            @Nullable String responseModel,
            @Nullable String requestModel,
            Usage usage,
            Instant at) {
        Found answered = responseModel == null ? null : lookup.find(provider, responseModel);
        Found asked =
                requestModel == null || requestModel.equals(responseModel) ? null : lookup.find(provider, requestModel);
        Cost cost = configured(answered, usage, at);
        cost = cost != null ? cost : configured(asked, usage, at);
        cost = cost != null ? cost : catalogued(answered, usage, at);
        cost = cost != null ? cost : catalogued(asked, usage, at);
        return cost != null ? cost : withoutPrice(usage, at);
    }

    private @Nullable Cost configured(@Nullable Found found, Usage usage, Instant at) {
        Cost cost = null;
        for (int i = 0; cost == null && found != null && i < found.configured().size(); i++) {
            cost = cost(found.configured().get(i), usage, at);
        }
        return cost;
    }

    private @Nullable Cost catalogued(@Nullable Found found, Usage usage, Instant at) {
        ModelPrice price = found == null ? null : found.catalogued();
        return price == null ? null : cost(price, usage, at);
    }

    /** Null where the price does not hold at that moment. */
    private @Nullable Cost cost(ModelPrice price, Usage usage, Instant at) {
        Period period = price.at(at, usage.serviceTier());
        if (period == null) {
            return null;
        }
        Cost cost = period.forInput(usage.inputTokens()).cost(usage, version);
        boolean otherTier = period.serviceTier() == null && !ModelPrice.isStandard(usage.serviceTier());
        return otherTier && cost.source() == CostSource.PRICED
                ? new Cost(cost.nanoUsd(), CostSource.PARTIAL, cost.rates(), version)
                : cost;
    }

    private Cost withoutPrice(Usage usage, Instant at) {
        Cost cost = fallback == null ? null : cost(fallback, usage, at);
        if (cost == null) {
            return new Cost(null, CostSource.MISSING, null, version);
        }
        return cost.nanoUsd() == null ? cost : new Cost(cost.nanoUsd(), CostSource.FALLBACK, cost.rates(), version);
    }

    /** Whether the configuration wants requests for the model refused, since it has no price. */
    public boolean refuses(@Nullable String provider, String model, Instant at) {
        return onUnknownModel instanceof OnUnknownModel.Refuse
                && pricesOf(provider, model).stream().allMatch(price -> price.at(at, null) == null);
    }

    /** The prices that a model has at a provider, in the order in which they are tried. */
    public List<ModelPrice> pricesOf(@Nullable String provider, String model) {
        Found found = lookup.find(provider, model);
        List<ModelPrice> all = new ArrayList<>(found.configured());
        if (found.catalogued() != null) {
            all.add(found.catalogued());
        }
        return all;
    }

    /** The catalogue's id of the provider that answers at a URL such as {@code https://api.groq.com}. */
    public Optional<String> providerAt(String url) {
        return catalogue.providerAt(url);
    }

    /** Those of {@link #all} at a provider and of models whose name matches; null is any. */
    public List<ModelPrice> all(@Nullable String provider, @Nullable String model) {
        String canonical = ConfiguredPrice.canonical(provider, catalogue);
        Match name = Match.parse(model == null ? "*" : model);
        return all().stream()
                .filter(price -> canonical == null || canonical.equals(price.provider()))
                .filter(price -> name.matches(price.model().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** All prices, the configured ones first. */
    public List<ModelPrice> all() {
        List<ModelPrice> all = new ArrayList<>();
        configured.forEach(price -> all.add(price.price()));
        catalogue.providers().forEach(provider -> provider.models().forEach(model -> all.add(model.price())));
        return all;
    }
}
