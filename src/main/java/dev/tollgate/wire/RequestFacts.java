package dev.tollgate.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the road needs to know of a request's body. Null means that the field is absent, is JSON's null, or is not of the type
 * that it must be ({@link #wrongTypes} says so then). Of a field that stands there twice the last counts.
 *
 * @param model the model asked for
 * @param modelSpan the bytes of the value of {@code model}, quotes included, whatever its type
 * @param stream whether {@code stream} is true
 * @param topK a number, since that is what {@code gen_ai.request.top_k} is
 * @param maxTokens {@code max_tokens}, {@code max_completion_tokens} or {@code max_output_tokens}
 * @param stopSequences {@code stop_sequences} or {@code stop}, at most 64 of them
 * @param choices how many answers are asked for, by {@code n}
 * @param serviceTier the tier asked for
 * @param outputType {@code json} where an output format asks for JSON; null for text or where nothing is said
 * @param user {@code user}, or what {@code metadata.user_id} says of the user
 * @param sessionId the session in {@code metadata.user_id}, where Claude Code puts it
 * @param streamOptions where usage in the stream is asked for
 * @param wrongTypes the fields that are there and could not be read
 */
public record RequestFacts(
        @Nullable String model,
        @Nullable Span modelSpan,
        boolean stream,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Double topK,
        @Nullable Long maxTokens,
        List<String> stopSequences,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Long seed,
        @Nullable Long choices,
        @Nullable String serviceTier,
        @Nullable String outputType,
        @Nullable String user,
        @Nullable String sessionId,
        StreamOptions streamOptions,
        List<WrongType> wrongTypes) {

    public RequestFacts {
        stopSequences = List.copyOf(stopSequences);
        wrongTypes = List.copyOf(wrongTypes);
    }

    /** What is wrong with a field, such as {@code model is a number (expected: a string)}, or null when nothing is. */
    public @Nullable String wrongType(String field) {
        for (WrongType wrong : wrongTypes) {
            if (wrong.field().equals(field)) {
                return wrong.message();
            }
        }
        return null;
    }

    /**
     * What OpenAI's {@code stream_options} say.
     *
     * @param span the bytes of its value, whatever its type; null where the request has none
     * @param object whether that value is an object
     * @param includeUsage the value of {@code include_usage}
     * @param includeUsageSpan the bytes of that value, whatever its type; null where there is none
     */
    public record StreamOptions(
            @Nullable Span span,
            boolean object,
            @Nullable Boolean includeUsage,
            @Nullable Span includeUsageSpan) {

        /** Of a request that has none. */
        public static final StreamOptions NONE = new StreamOptions(null, false, null, null);
    }
}
