package dev.tollgate.config;

import dev.tollgate.forward.BackendTls;
import dev.tollgate.provider.Preset;
import dev.tollgate.target.ProviderTarget;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the file names it; where it is called is known only with the policies of all places, since TLS depends on
 * them.
 *
 * @param choice kind, well-known server and model
 * @param authority the host that is called instead of the provider's own; always set where there is no such
 * @param https whether the file asks for TLS in so many words, as {@code baseUrl: https://...} does
 */
record Upstream(
        String name,
        ProviderForm.Choice choice,
        @Nullable Authority authority,
        boolean https,
        @Nullable String pathOverride,
        @Nullable String pathPrefix) {

    /** @param policies of the place itself and all places around it */
    ProviderTarget under(PolicyLayer policies) {
        Preset preset = authority == null ? choice.preset() : null;
        return new ProviderTarget(
                name,
                choice.kind(),
                choice.model(),
                base(policies.find(BackendTls.class) != null),
                authority != null,
                pathOverride,
                pathPrefix == null && preset != null ? preset.path("/") : pathPrefix,
                choice.preset());
    }

    private URI base(boolean tlsConfigured) {
        if (authority != null) {
            return authority.base(https || tlsConfigured);
        }
        Preset preset = choice.preset();
        return preset == null
                ? URI.create("https://" + choice.kind().defaultHost())
                : URI.create(
                        preset.baseUrl().getScheme() + "://" + preset.baseUrl().getRawAuthority());
    }
}
