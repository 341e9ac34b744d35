package dev.tollgate.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the fields of one request as they are found in its bytes, which must come in one piece. */
final class RequestCollector implements JsonSink<RequestField.Place> {
    private static final int FIELDS = RequestField.values().length;
    private static final int MOST_STOP_SEQUENCES = 64;
    private static final int MOST_WRONG_TYPES = 32;

    private final @Nullable Object[] values = new @Nullable Object[FIELDS];
    private final @Nullable JsonKind[] kinds = new @Nullable JsonKind[FIELDS];
    private final @Nullable Span[] spans = new @Nullable Span[FIELDS];
    private final List<String> stopSequences = new ArrayList<>(0);
    private final List<WrongType> wrongTypes = new ArrayList<>(0);
    private @Nullable JsonFault duplicate;

    /** The first value of a second {@code model} or {@code stream}, or null. */
    @Nullable
    JsonFault duplicate() {
        return duplicate;
    }

    @Override
    public void scalar(RequestField.Place place, JsonKind kind, byte[] bytes, int from, int to) {
        RequestField field = place.field();
        begin(place, kind, kind.span(from, to));
        if (!field.type().allows(kind)) {
            return;
        }
        Object value = field.type().read(kind, bytes, from, to);
        if (field == RequestField.STOP || field == RequestField.STOP_ELEMENT) {
            if (stopSequences.size() < MOST_STOP_SEQUENCES) {
                stopSequences.add(String.valueOf(value));
            }
        } else {
            values[field.ordinal()] = value;
            if (value == null && field.type() == RequestField.Type.WHOLE) {
                wrong(place, kind);
            }
        }
    }

    @Override
    public void open(RequestField.Place place, JsonKind kind, int at) {
        begin(place, kind, new Span(at, at + 1));
    }

    @Override
    public void close(RequestField.Place place, JsonKind kind, int at) {
        Span begun = spans[place.field().ordinal()];
        spans[place.field().ordinal()] = begun == null ? null : new Span(begun.from(), at + 1);
    }

    private void begin(RequestField.Place place, JsonKind kind, Span span) {
        RequestField field = place.field();
        // a provider might take the first of two where this takes the last: another model than was allowed and
        // accounted for, or a stream that nobody reads as one
        if ((field == RequestField.MODEL || field == RequestField.STREAM) && kinds[field.ordinal()] != null) {
            duplicate = duplicate == null
                    ? new JsonFault(span.from(), "a second \"" + place.path() + "\"", "only one")
                    : duplicate;
        }
        if (field == RequestField.STREAM_OPTIONS) {
            values[RequestField.INCLUDE_USAGE.ordinal()] = null;
            kinds[RequestField.INCLUDE_USAGE.ordinal()] = null;
            spans[RequestField.INCLUDE_USAGE.ordinal()] = null;
        }
        if (field == RequestField.STOP) {
            stopSequences.clear();
        }
        values[field.ordinal()] = null;
        kinds[field.ordinal()] = kind;
        spans[field.ordinal()] = span;
        // null is how many clients write "not set"; a model cannot be unset
        if (!field.type().allows(kind) && (kind != JsonKind.NULL || field == RequestField.MODEL)) {
            wrong(place, kind);
        }
    }

    private void wrong(RequestField.Place place, JsonKind kind) {
        if (wrongTypes.size() < MOST_WRONG_TYPES) {
            wrongTypes.add(new WrongType(
                    place.path(), kind.text(), place.field().type().text()));
        }
    }

    /** The facts, when the whole document has been read. */
    RequestFacts facts() {
        String user = text(RequestField.USER);
        UserId userId = UserId.of(text(RequestField.METADATA_USER_ID));
        return new RequestFacts(
                text(RequestField.MODEL),
                span(RequestField.MODEL),
                Boolean.TRUE.equals(truth(RequestField.STREAM)),
                real(RequestField.TEMPERATURE),
                real(RequestField.TOP_P),
                real(RequestField.TOP_K),
                whole(RequestField.MAX_TOKENS),
                stopSequences,
                real(RequestField.FREQUENCY_PENALTY),
                real(RequestField.PRESENCE_PENALTY),
                whole(RequestField.SEED),
                whole(RequestField.CHOICES),
                text(RequestField.SERVICE_TIER),
                outputType(),
                user == null ? userId.user() : user,
                userId.sessionId(),
                streamOptions(),
                wrongTypes);
    }

    private @Nullable String outputType() {
        String type = text(RequestField.OUTPUT_TYPE);
        return "json_object".equals(type) || "json_schema".equals(type) ? "json" : null;
    }

    private RequestFacts.StreamOptions streamOptions() {
        JsonKind kind = kinds[RequestField.STREAM_OPTIONS.ordinal()];
        return kind == null
                ? RequestFacts.StreamOptions.NONE
                : new RequestFacts.StreamOptions(
                        span(RequestField.STREAM_OPTIONS),
                        kind == JsonKind.OBJECT,
                        truth(RequestField.INCLUDE_USAGE),
                        span(RequestField.INCLUDE_USAGE));
    }

    private @Nullable Span span(RequestField field) {
        return spans[field.ordinal()];
    }

    private @Nullable String text(RequestField field) {
        return (String) values[field.ordinal()];
    }

    private @Nullable Boolean truth(RequestField field) {
        return (Boolean) values[field.ordinal()];
    }

    private @Nullable Double real(RequestField field) {
        return (Double) values[field.ordinal()];
    }

    private @Nullable Long whole(RequestField field) {
        return (Long) values[field.ordinal()];
    }
}
