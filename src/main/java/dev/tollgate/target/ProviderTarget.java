package dev.tollgate.target;

import dev.tollgate.pricing.Prices;
import dev.tollgate.provider.Preset;
import dev.tollgate.provider.ProviderKind;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One configured provider.
 *
 * @param name the backend's name, for telemetry and messages
 * @param model overrides the request's model when set
 * @param base scheme, host and port that are called, such as {@code https://api.anthropic.com} or, with a
 *     {@code hostOverride}, {@code http://127.0.0.1:9900}; no path
 * @param hostOverridden whether {@code base} comes from {@code hostOverride} or {@code baseUrl}
 * @param pathOverride sent instead of the request's path when set
 * @param pathPrefix put before the provider's own path when set, such as {@code /api/v1}; replaces the provider's default
 *     prefix {@code /v1}
 * @param preset the well-known server of kind {@link ProviderKind#CUSTOM} that this is, or null
 */
public record ProviderTarget(
        String name,
        ProviderKind kind,
        @Nullable String model,
        URI base,
        boolean hostOverridden,
        @Nullable String pathOverride,
        @Nullable String pathPrefix,
        @Nullable Preset preset) {
    /** One that is no preset. */
    public ProviderTarget(
            String name,
            ProviderKind kind,
            @Nullable String model,
            URI base,
            boolean hostOverridden,
            @Nullable String pathOverride,
            @Nullable String pathPrefix) {
        this(name, kind, model, base, hostOverridden, pathOverride, pathPrefix, null);
    }

    /** The value of {@code gen_ai.provider.name}. */
    public String telemetryName() {
        return preset == null ? kind.telemetryName() : preset.telemetryName();
    }

    /**
     * The provider whose prices count: the one that telemetry names, or, for a server that telemetry has no name for, the one
     * that the price list knows at its address.
     */
    public String pricedAs(Prices prices) {
        boolean nameless = kind == ProviderKind.CUSTOM && preset == null;
        return nameless ? prices.providerAt(base.toString()).orElse(telemetryName()) : telemetryName();
    }
}
