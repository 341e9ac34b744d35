package dev.tollgate.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The names of spans' attributes on which versions of the GenAI conventions differ.
 *
 * @param cacheWrites the keys for tokens written to a cache
 * @param wholeTopK whether {@code top_k} is a whole number, as it is since v1.41, and not a fraction
 */
record SpanNames(List<AttributeKey<Long>> cacheWrites, boolean wholeTopK) {
    static SpanNames of(TelemetrySettings.Conventions conventions) {
        return switch (conventions) {
            case V1_41 -> new SpanNames(List.of(GenAi.CACHE_CREATION_TOKENS), false);
            case LATEST -> new SpanNames(List.of(GenAi.CACHE_WRITE_TOKENS), true);
            // one attribute cannot have two types; the released one stays
            case BOTH -> new SpanNames(List.of(GenAi.CACHE_CREATION_TOKENS, GenAi.CACHE_WRITE_TOKENS), false);
        };
    }
}
