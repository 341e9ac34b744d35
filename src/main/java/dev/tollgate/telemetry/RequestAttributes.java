package dev.tollgate.telemetry;

import dev.tollgate.wire.RequestFacts;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gen_ai.request.*}: what a request asks for, as far as it says so. */
final class RequestAttributes {
    /** The most characters of a caller's word. */
    static final int LONGEST = 256;

    private static final int MOST_STOP_SEQUENCES = 16;

    private RequestAttributes() {}

    static void set(Span span, RequestFacts facts, SpanNames names) {
        if (facts.temperature() != null) {
            span.setAttribute(GenAi.TEMPERATURE, facts.temperature());
        }
        if (facts.topP() != null) {
            span.setAttribute(GenAi.TOP_P, facts.topP());
        }
        topK(span, facts.topK(), names);
        if (facts.maxTokens() != null) {
            span.setAttribute(GenAi.MAX_TOKENS, facts.maxTokens());
        }
        if (!facts.stopSequences().isEmpty()) {
            span.setAttribute(GenAi.STOP_SEQUENCES, cut(facts.stopSequences()));
        }
        if (facts.frequencyPenalty() != null) {
            span.setAttribute(GenAi.FREQUENCY_PENALTY, facts.frequencyPenalty());
        }
        if (facts.presencePenalty() != null) {
            span.setAttribute(GenAi.PRESENCE_PENALTY, facts.presencePenalty());
        }
        if (facts.seed() != null) {
            span.setAttribute(GenAi.SEED, facts.seed());
        }
        if (facts.choices() != null && facts.choices() != 1) {
            span.setAttribute(GenAi.CHOICES, facts.choices());
        }
        if (facts.stream()) {
            span.setAttribute(GenAi.STREAM, true);
        }
        if (facts.outputType() != null) {
            span.setAttribute(GenAi.OUTPUT_TYPE, facts.outputType());
        }
    }

    private static void topK(Span span, @Nullable Double topK, SpanNames names) {
        if (topK == null) {
            return;
        }
        if (names.wholeTopK()) {
            span.setAttribute(GenAi.TOP_K_WHOLE, topK.longValue());
        } else {
            span.setAttribute(GenAi.TOP_K, topK);
        }
    }

    private static List<String> cut(List<String> sequences) {
        return sequences.stream()
                .limit(MOST_STOP_SEQUENCES)
                .map(one -> Text.cut(one, LONGEST))
                .toList();
    }
}
