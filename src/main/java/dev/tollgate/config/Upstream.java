package dev.tollgate.config;

import dev.tollgate.forward.BackendTls;
import dev.tollgate.provider.ProviderKind;
import dev.tollgate.target.ProviderTarget;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the file names it; where it is called is known only with the policies of all places, since TLS depends on
 * them.
 *
 * @param authority the host that is called instead of the provider's own; always set for a custom provider
 * @param https whether the file asks for TLS in so many words, as {@code baseUrl: https://...} does
 */
record Upstream(
        String name,
        ProviderKind kind,
        @Nullable String model,
        @Nullable Authority authority,
        boolean https,
        @Nullable String pathOverride,
        @Nullable String pathPrefix) {

    /** @param policies of the place itself and all places around it */
    ProviderTarget under(PolicyLayer policies) {
        URI base = authority == null
                ? URI.create("https://" + kind.defaultHost())
                : Objects.requireNonNull(authority).base(https || policies.find(BackendTls.class) != null);
        return new ProviderTarget(name, kind, model, base, authority != null, pathOverride, pathPrefix);
    }
}
