package dev.tollgate.translate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How words are chosen, and where the answer stops: {@code temperature}, {@code top_p}, Anthropic's own {@code top_k},
 * and {@code stop}.
 *
 * <p>OpenAI's temperatures go to 2, Anthropic's to 1: higher ones are 1 here. While a model thinks it takes no other
 * temperature than 1, a {@code top_p} from 0.95, and no {@code top_k}; since Claude 4.7 only a temperature of 1 at all;
 * since Claude 4.1 not both a temperature and a {@code top_p}. What is not taken is named. Models that are not Claude
 * have no such rules. Source: Anthropic's page "Thinking", section "Limits and feature compatibility".
 */
final class ToMessagesSampling {

    private static final BigDecimal LOWEST_TOP_P_WITH_THINKING = new BigDecimal("0.95");

    private final ClaudeModel model;
    private final Dropped dropped;

    ToMessagesSampling(ClaudeModel model, Dropped dropped) {
        this.model = model;
        this.dropped = dropped;
    }

    /** @param thinking whether the request makes the model think */
    void write(ObjectNode request, ObjectNode out, boolean thinking) {
        boolean thinks = thinking && model.claude();
        JsonNode temperature = number(request, "temperature");
        JsonNode topP = number(request, "top_p");
        if (temperature != null) {
            temperature(clamped(temperature), thinks, out);
        }
        if (topP != null) {
            boolean tooLow = thinks && topP.decimalValue().compareTo(LOWEST_TOP_P_WITH_THINKING) < 0;
            boolean second = model.samplesOneWay() && out.has("temperature");
            keep("top_p", clamped(topP), !model.fixesSampling() && !tooLow && !second, out);
        }
        JsonNode topK = Json.field(request, "top_k");
        if (topK != null) {
            keep("top_k", topK, !model.fixesSampling() && !thinks, out);
        }
        stop(request, out);
    }

    private void temperature(JsonNode temperature, boolean thinks, ObjectNode out) {
        boolean one = temperature.decimalValue().compareTo(BigDecimal.ONE) == 0;
        keep("temperature", temperature, one || !thinks && !model.fixesSampling(), out);
    }

    private void keep(String field, JsonNode value, boolean taken, ObjectNode out) {
        if (taken) {
            out.set(field, value);
        } else {
            dropped.add(field);
        }
    }

    private static @Nullable JsonNode number(ObjectNode request, String field) {
        JsonNode value = Json.field(request, field);
        if (value != null && !value.isNumber()) {
            throw FieldPath.of(field).wrongType("a number");
        }
        return value;
    }

    private static JsonNode clamped(JsonNode value) {
        BigDecimal number = value.decimalValue();
        if (number.signum() < 0) {
            return DecimalNode.valueOf(BigDecimal.ZERO);
        }
        return number.compareTo(BigDecimal.ONE) > 0 ? DecimalNode.valueOf(BigDecimal.ONE) : value;
    }

    /** Anthropic refuses stop sequences that are all whitespace. */
    private void stop(ObjectNode request, ObjectNode out) {
        ArrayNode sequences = Json.array();
        for (String field : new String[] {"stop", "stop_sequences"}) {
            JsonNode stop = Json.field(request, field);
            if (stop == null) {
                continue;
            }
            if (stop.isString()) {
                stop(stop.stringValue(), FieldPath.of(field), sequences);
            } else if (stop.isArray()) {
                for (int i = 0; i < stop.size(); i++) {
                    JsonNode sequence = stop.path(i);
                    stop(
                            sequence.isString() ? sequence.stringValue() : "",
                            FieldPath.of(field).at(i),
                            sequences);
                }
            } else {
                throw FieldPath.of(field).wrongType("a string or an array of strings");
            }
        }
        if (!sequences.isEmpty()) {
            out.set("stop_sequences", sequences);
        }
    }

    private void stop(String sequence, FieldPath path, ArrayNode sequences) {
        if (sequence.isBlank()) {
            dropped.add(path);
        } else {
            sequences.add(sequence);
        }
    }
}
