package dev.tollgate.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What one answer costs, with all that is needed to check it.
 *
 * @param nanoUsd billionths of a US dollar; null, never 0, where it cannot be known
 * @param rates the rates that were applied, of the date, context tier and service tier that count; null without a price
 * @param priceVersion {@link Prices#version()} of the prices that were asked
 */
public record Cost(
        @Nullable Long nanoUsd, CostSource source, @Nullable Rates rates, String priceVersion) {}
