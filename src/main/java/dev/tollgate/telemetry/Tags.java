package dev.tollgate.telemetry;

import dev.tollgate.telemetry.TelemetrySettings.ToldHeader;
import io.micronaut.http.HttpHeaders;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;

/** Request headers that the configuration wants told, as {@code tollgate.tag.NAME}. */
final class Tags {
    private final List<ToldHeader> told;

    Tags(List<ToldHeader> told) {
        this.told = told;
    }

    /** As they are, for spans and logs. */
    Attributes of(HttpHeaders headers) {
        if (told.isEmpty()) {
            return Attributes.empty();
        }
        AttributesBuilder tags = Attributes.builder();
        for (ToldHeader one : told) {
            String value = headers.get(one.header());
            if (value != null) {
                tags.put(key(one), Text.cut(value, RequestAttributes.LONGEST));
            }
        }
        return tags.build();
    }

    /** For metrics: only those that have listed values, and another value as {@code _other}. */
    Attributes labels(HttpHeaders headers) {
        if (told.isEmpty()) {
            return Attributes.empty();
        }
        AttributesBuilder labels = Attributes.builder();
        for (ToldHeader one : told) {
            String value = one.values().isEmpty() ? null : headers.get(one.header());
            if (value != null) {
                labels.put(key(one), one.values().contains(value) ? value : ModelLabels.OTHER);
            }
        }
        return labels.build();
    }

    private static AttributeKey<String> key(ToldHeader one) {
        return AttributeKey.stringKey("tollgate.tag." + one.attribute());
    }
}
