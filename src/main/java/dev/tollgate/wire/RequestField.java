package dev.tollgate.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that are read: where they stand in the requests of Anthropic Messages, OpenAI Chat Completions,
 * Responses and Embeddings, and what they must be.
 */
enum RequestField {
    MODEL(Type.TEXT, "model"),
    STREAM(Type.TRUTH, "stream"),
    TEMPERATURE(Type.REAL, "temperature"),
    TOP_P(Type.REAL, "top_p"),
    TOP_K(Type.REAL, "top_k"),
    MAX_TOKENS(Type.WHOLE, "max_tokens", "max_completion_tokens", "max_output_tokens"),
    STOP(Type.TEXTS, "stop_sequences", "stop"),
    STOP_ELEMENT(Type.TEXT, "stop_sequences[]", "stop[]"),
    FREQUENCY_PENALTY(Type.REAL, "frequency_penalty"),
    PRESENCE_PENALTY(Type.REAL, "presence_penalty"),
    SEED(Type.WHOLE, "seed"),
    CHOICES(Type.WHOLE, "n"),
    SERVICE_TIER(Type.TEXT, "service_tier"),
    OUTPUT_TYPE(
            Type.TEXT, "response_format.type", "text.format.type", "output_config.format.type", "output_format.type"),
    USER(Type.TEXT, "user"),
    METADATA_USER_ID(Type.TEXT, "metadata.user_id"),
    STREAM_OPTIONS(Type.OBJECT, "stream_options"),
    INCLUDE_USAGE(Type.TRUTH, "stream_options.include_usage");

    /** What a field must be. */
    enum Type {
        TEXT("a string"),
        TRUTH("true or false"),
        REAL("a number"),
        WHOLE("a whole number"),
        TEXTS("a string or an array of strings"),
        OBJECT("an object");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean allows(JsonKind kind) {
            return switch (kind) {
                case STRING -> this == TEXT || this == TEXTS;
                case NUMBER -> this == REAL || this == WHOLE;
                case TRUE, FALSE -> this == TRUTH;
                case NULL -> false;
                case OBJECT -> this == OBJECT;
                case ARRAY -> this == TEXTS;
            };
        }

        /** What a value of an allowed kind means, or null when it is a number that does not fit. */
        @Nullable
        Object read(JsonKind kind, byte[] bytes, int from, int to) {
            return switch (this) {
                case TEXT, TEXTS -> JsonText.decode(bytes, from, to);
                case TRUTH -> kind == JsonKind.TRUE;
                case REAL -> JsonText.real(bytes, from, to);
                case WHOLE -> JsonText.whole(bytes, from, to);
                case OBJECT -> null;
            };
        }
    }

    /** One of the places of a field. */
    record Place(RequestField field, String path) {}

    static final JsonPaths<Place> PLACES = places();

    private final Type type;
    private final List<String> paths;

    RequestField(Type type, String... paths) {
        this.type = type;
        this.paths = List.of(paths);
    }

    Type type() {
        return type;
    }

    private static JsonPaths<Place> places() {
        Map<String, Place> places = new HashMap<>();
        for (RequestField field : values()) {
            field.paths.forEach(path -> places.put(path, new Place(field, path)));
        }
        return JsonPaths.of(places);
    }
}
