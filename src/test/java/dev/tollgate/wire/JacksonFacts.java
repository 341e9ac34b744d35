package dev.tollgate.wire;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A second opinion on requests: Jackson's streaming parser, with what it is lenient in (invalid UTF-8, several documents)
 * checked beside it. {@code facts} maps paths to texts; a path that stands there twice has its last value.
 */
record JacksonFacts(Map<String, Object> facts) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(1_000_000)
                    .build())
            .build();

    /** The facts, or null when the document is refused. */
    static @Nullable JacksonFacts of(byte[] body) {
        Map<String, Object> facts = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            object(parser, null, facts, new ArrayList<>());
            return parser.nextToken() == null ? new JacksonFacts(facts) : null;
        } catch (JacksonException | CharacterCodingException | Duplicate e) {
            return null;
        }
    }

    private static void object(JsonParser parser, @Nullable String path, Map<String, Object> facts, List<String> once)
            throws Duplicate {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (path == null && (name.equals("model") || name.equals("stream"))) {
                if (once.contains(name)) {
                    finish(parser);
                    throw new Duplicate();
                }
                once.add(name);
            }
            parser.nextToken();
            value(parser, path == null ? name : path + "." + name, facts);
        }
    }

    private static void value(JsonParser parser, String path, Map<String, Object> facts) throws Duplicate {
        JsonToken token = parser.currentToken();
        facts.remove(path);
        if (path.equals("stream_options")) {
            facts.remove("stream_options.include_usage");
        }
        switch (token) {
            case START_OBJECT -> {
                facts.put(path, Map.of());
                object(parser, path, facts, List.of());
            }
            case START_ARRAY -> {
                List<String> texts = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == JsonToken.VALUE_STRING) {
                        texts.add(parser.getString());
                    }
                    value(parser, path + "[]", facts);
                }
                facts.put(path, texts);
            }
            case VALUE_STRING -> facts.put(path, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> facts.put(path, new Numeral(parser.getString()));
            case VALUE_TRUE -> facts.put(path, true);
            case VALUE_FALSE -> facts.put(path, false);
            default -> facts.put(path, Optional.empty());
        }
    }

    private static void finish(JsonParser parser) {
        while (parser.nextToken() != null) {}
    }

    @Nullable
    String text(String path) {
        return facts.get(path) instanceof String text ? text : null;
    }

    @Nullable
    Boolean truth(String path) {
        return facts.get(path) instanceof Boolean truth ? truth : null;
    }

    @Nullable
    Double real(String path) {
        return facts.get(path) instanceof Numeral number && Double.isFinite(Double.parseDouble(number.text()))
                ? Double.valueOf(number.text())
                : null;
    }

    @Nullable
    Long whole(String path) {
        try {
            return facts.get(path) instanceof Numeral number ? new BigDecimal(number.text()).longValueExact() : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    @SuppressWarnings("unchecked") // only lists of texts are put there
    List<String> texts(String path) {
        Object value = facts.get(path);
        return value instanceof String text
                ? List.of(text)
                : value instanceof List<?> list ? (List<String>) list : List.of();
    }

    private record Numeral(String text) {}

    private static final class Duplicate extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
