package dev.tollgate.telemetry.sdk;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.UUID;

/** Where the gateway's defaults are not the SDK's. */
final class Defaults {
    private static final AttributeKey<String> SERVICE_NAME = stringKey("service.name");
    private static final AttributeKey<String> SERVICE_VERSION = stringKey("service.version");
    private static final AttributeKey<String> SERVICE_INSTANCE = stringKey("service.instance.id");
    private static final String UNNAMED = "unknown_service";

    private Defaults() {}

    static Map<String, String> properties() {
        return Map.of(
                // the names of the conventions for the SDK's own metrics, such as otel.sdk.processor.span.processed
                "otel.experimental.sdk.telemetry.version", "latest",
                // two spans a request: the SDK's 2,048 are a second's worth, and a collector may pause for longer
                "otel.bsp.max.queue.size", "8192",
                "otel.blrp.max.queue.size", "8192");
    }

    /** Names the service, unless a variable has. */
    static Resource resource(Resource resource, ConfigProperties config) {
        AttributesBuilder missing = Attributes.builder();
        String name = resource.getAttribute(SERVICE_NAME);
        if (name == null || name.startsWith(UNNAMED)) {
            missing.put(SERVICE_NAME, "tollgate");
        }
        if (resource.getAttribute(SERVICE_VERSION) == null) {
            missing.put(SERVICE_VERSION, version());
        }
        if (resource.getAttribute(SERVICE_INSTANCE) == null) {
            missing.put(SERVICE_INSTANCE, UUID.randomUUID().toString());
        }
        return resource.merge(Resource.create(missing.build()));
    }

    /** By the jar's manifest; a build that was never packaged has none. */
    private static String version() {
        String version = Defaults.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
