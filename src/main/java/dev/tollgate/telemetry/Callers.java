package dev.tollgate.telemetry;

import dev.tollgate.pipeline.Exchange;

/** Who is asking; whoever starts the gateway ties authentication to it. Called on event loops. */
@FunctionalInterface
public interface Callers {
    /** Of a gateway that asks for no credential. */
    Callers NONE = exchange -> Caller.UNKNOWN;

    Caller of(Exchange exchange);
}
