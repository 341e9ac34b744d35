package dev.tollgate.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Rates as a JSON object of whole numbers, as the ledger keeps them and the catalogue states them. */
final class RatesJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> NAMES = List.of(
            "input", "cache_read", "cache_write_5m", "cache_write_1h", "output", "reasoning", "web_search", "request");

    private final @Nullable Long[] values = new Long[NAMES.size()];

    /** Takes the rate of that name if it is one; the parser stands on its value. */
    boolean take(String name, JsonParser parser) {
        int index = NAMES.indexOf(name);
        if (index >= 0) {
            values[index] = parser.getLongValue();
        }
        return index >= 0;
    }

    Rates rates() {
        return new Rates(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
    }

    static String write(Rates rates) {
        StringBuilder json = new StringBuilder(160).append('{');
        write(json, NAMES.get(0), rates.input());
        write(json, NAMES.get(1), rates.cacheRead());
        write(json, NAMES.get(2), rates.cacheWrite5m());
        write(json, NAMES.get(3), rates.cacheWrite1h());
        write(json, NAMES.get(4), rates.output());
        write(json, NAMES.get(5), rates.reasoning());
        write(json, NAMES.get(6), rates.webSearch());
        write(json, NAMES.get(7), rates.request());
        return json.append('}').toString();
    }

    private static void write(StringBuilder json, String name, @Nullable Long rate) {
        if (rate != null) {
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(rate.longValue());
        }
    }

    static Rates parse(String json) {
        RatesJson fields = new RatesJson();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notRates(json);
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (!fields.take(name, parser)) {
                    throw notRates(json);
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(notRates(json).getMessage(), e);
        }
        return fields.rates();
    }

    private static IllegalArgumentException notRates(String json) {
        return new IllegalArgumentException(
                "the rates are " + json + " (expected: an object of whole numbers, names of " + NAMES + ")");
    }
}
