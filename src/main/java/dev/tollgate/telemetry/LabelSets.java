package dev.tollgate.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/** The attribute sets that metrics of calls to providers share. */
final class LabelSets {
    private LabelSets() {}

    /** Operation, provider, model asked for. */
    static AttributesBuilder asked(ClientPoint.Labels labels) {
        AttributesBuilder builder =
                Attributes.builder().put(GenAi.OPERATION, labels.operation()).put(GenAi.PROVIDER, labels.provider());
        put(builder, GenAi.REQUEST_MODEL, labels.requestModel());
        return builder;
    }

    /** The same, and the model that answered. */
    static Attributes answered(ClientPoint.Labels labels) {
        AttributesBuilder builder = asked(labels);
        put(builder, GenAi.RESPONSE_MODEL, labels.responseModel());
        return builder.build();
    }

    static void put(AttributesBuilder builder, AttributeKey<String> key, @Nullable String value) {
        if (value != null) {
            builder.put(key, value);
        }
    }
}
