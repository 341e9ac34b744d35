package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pricing.Cost;
import org.jspecify.annotations.Nullable;

/** What an attempt cost; whoever starts the gateway ties the price list to it. Called on event loops. */
@FunctionalInterface
public interface Costs {
    /** Of a gateway that has no prices. */
    Costs NONE = (exchange, attempt) -> null;

    /** Null where nothing is charged: for an attempt that got no answer, or only an error. */
    @Nullable
    Cost of(Exchange exchange, Attempt attempt);
}
