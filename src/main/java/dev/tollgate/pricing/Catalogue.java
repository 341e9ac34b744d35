package dev.tollgate.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The published prices of many providers: {@code catalogue.json} beside this class, made by {@code CatalogueGenerator} in
 * the tests from the data named in the licence beside it.
 */
public final class Catalogue {
    /** Dates without dashes, such as {@code gpt-5.2-20251211}, as some clients write what is {@code gpt-5.2-2025-12-11}. */
    private static final Pattern COMPACT_DATE = Pattern.compile("-(20\\d{2})(\\d{2})(\\d{2})$");

    private final String version;
    private final List<ProviderPrices> providers;

    Catalogue(String version, List<ProviderPrices> providers) {
        this.version = version;
        this.providers = List.copyOf(providers);
    }

    /** The one in the jar, read once. */
    public static Catalogue builtIn() {
        return BuiltIn.CATALOGUE;
    }

    /** @throws IllegalArgumentException if it is not a catalogue */
    public static Catalogue read(InputStream json) {
        return new CatalogueReader().read(json);
    }

    /** Names the data that the prices come from. */
    public String version() {
        return version;
    }

    List<ProviderPrices> providers() {
        return providers;
    }

    /** The provider that answers at a URL such as {@code https://api.groq.com/openai/v1}. */
    public Optional<String> providerAt(String url) {
        return providers.stream()
                .filter(provider -> provider.hosts().matcher(url).lookingAt())
                .map(ProviderPrices::id)
                .findFirst();
    }

    /** The catalogue's id of a provider that goes by the name. */
    Optional<String> providerId(String name) {
        return Optional.ofNullable(provider(name)).map(ProviderPrices::id);
    }

    private @Nullable ProviderPrices provider(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(first(provider -> provider.id().equals(lower)))
                .or(() -> Optional.ofNullable(first(provider -> provider.names().matches(lower))))
                .or(() -> Optional.ofNullable(first(provider -> provider.like().matches(lower))))
                .orElse(null);
    }

    private @Nullable ProviderPrices first(Predicate<ProviderPrices> condition) {
        for (ProviderPrices provider : providers) {
            if (condition.test(provider)) {
                return provider;
            }
        }
        return null;
    }

    /**
     * The price of a model at a provider. Where the catalogue does not have the provider, the price is that of the company
     * whose model it is, or of the provider named before a slash, or of the only provider that has the model. A model that
     * several strangers sell has no price then: which of theirs it should be is not known.
     */
    @Nullable
    ModelPrice find(@Nullable String providerName, String model) {
        String lower = model.toLowerCase(Locale.ROOT);
        ModelPrice found = findAsNamed(providerName, lower);
        if (found == null) {
            String dashed = COMPACT_DATE.matcher(lower).replaceFirst("-$1-$2-$3");
            found = dashed.equals(lower) ? null : findAsNamed(providerName, dashed);
        }
        return found;
    }

    private @Nullable ModelPrice findAsNamed(@Nullable String providerName, String model) {
        ProviderPrices provider = providerName == null ? null : provider(providerName);
        return provider != null ? atProvider(provider, model) : anywhere(model);
    }

    private @Nullable ModelPrice atProvider(ProviderPrices provider, String model) {
        ModelPrice own = provider.find(model);
        for (int i = 0; own == null && i < provider.lenders().size(); i++) {
            String lender = provider.lenders().get(i);
            ProviderPrices other = first(one -> one.id().equals(lender));
            own = other == null ? null : other.find(model);
        }
        return own;
    }

    private @Nullable ModelPrice anywhere(String model) {
        ProviderPrices owner = first(one -> one.owns() != null && one.owns().matches(model));
        ModelPrice found = owner == null ? null : atProvider(owner, model);
        int slash = model.indexOf('/');
        if (found == null && slash > 0) {
            ProviderPrices named = provider(model.substring(0, slash));
            found = named == null ? null : atProvider(named, model.substring(slash + 1));
        }
        return found != null ? found : onlyOne(model);
    }

    private @Nullable ModelPrice onlyOne(String model) {
        List<ModelPrice> all = providers.stream()
                .map(one -> one.find(model))
                .filter(Objects::nonNull)
                .limit(2)
                .toList();
        return all.size() == 1 ? all.getFirst() : null;
    }

    private static final class BuiltIn {
        static final Catalogue CATALOGUE = load();

        private static Catalogue load() {
            try (InputStream json = Objects.requireNonNull(
                    Catalogue.class.getResourceAsStream("catalogue.json"), "catalogue.json is not in the jar")) {
                return read(json);
            } catch (IOException e) {
                throw new UncheckedIOException("reading catalogue.json from the jar", e);
            }
        }
    }
}
