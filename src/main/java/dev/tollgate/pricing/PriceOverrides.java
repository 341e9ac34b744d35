package dev.tollgate.pricing;

import java.util.List;

/**
 * {@code config.prices}: prices of one's own, in front of the catalogue.
 *
 * @param models the first whose name and provider match counts; several of one name and provider, that differ in
 *     {@code from} or {@code serviceTier}, are one price over time
 */
public record PriceOverrides(OnUnknownModel onUnknownModel, List<PriceOverride> models) {
    /** The catalogue alone. */
    public static final PriceOverrides NONE = new PriceOverrides(OnUnknownModel.DEFAULT, List.of());

    public PriceOverrides {
        models = List.copyOf(models);
    }
}
