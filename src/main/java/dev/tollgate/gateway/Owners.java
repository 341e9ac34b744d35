package dev.tollgate.gateway;

import dev.tollgate.auth.Identity;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.telemetry.Caller;

/** Ties the owner of a key to what telemetry tells of a request. */
final class Owners {
    private Owners() {}

    static Caller of(Exchange exchange) {
        Identity identity = exchange.find(Identity.class);
        return identity == null ? Caller.UNKNOWN : new Caller(identity.keyId(), identity.team());
    }
}
