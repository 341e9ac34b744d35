package dev.tollgate.gateway;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pricing.Cost;
import dev.tollgate.telemetry.Charge;
import org.jspecify.annotations.Nullable;

/** Ties the price of an attempt to what telemetry tells of it. */
final class Costs {
    private Costs() {}

    static @Nullable Charge of(Exchange exchange, Attempt attempt) {
        Cost cost = attempt.cost();
        return cost == null ? null : new Charge(cost.nanoUsd(), cost.source().text());
    }
}
