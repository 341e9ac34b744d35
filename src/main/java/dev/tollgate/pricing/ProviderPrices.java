package dev.tollgate.pricing;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One provider's part of the catalogue.
 *
 * @param names other names of the provider, among them its value of {@code gen_ai.provider.name}
 * @param like looser names, tried after the exact ones of every provider
 * @param hosts the beginning of the URLs that it answers at
 * @param owns models that are its own, wherever they are served; null if it only serves those of others
 * @param lenders ids of providers whose models it sells at their prices
 * @param models the first that matches counts, else one of whose own id it is
 */
record ProviderPrices(
        String id,
        String name,
        Match names,
        Match like,
        Pattern hosts,
        @Nullable Match owns,
        List<String> lenders,
        List<ModelEntry> models) {

    /** One model's price and the names that it goes by. */
    record ModelEntry(Match match, ModelPrice price) {}

    ProviderPrices {
        lenders = List.copyOf(lenders);
        models = List.copyOf(models);
    }

    @Nullable
    ModelPrice find(String model) {
        for (ModelEntry entry : models) {
            if (entry.match().matches(model)) {
                return entry.price();
            }
        }
        for (ModelEntry entry : models) {
            if (entry.price().model().equalsIgnoreCase(model)) {
                return entry.price();
            }
        }
        return null;
    }
}
