package dev.tollgate.wire;

import dev.tollgate.llm.Dialect;

/**
 * Where one dialect's answers have their facts, as a whole body and as the events of a stream.
 *
 * @param paths where the facts stand; the same for bodies and for events
 * @param events what events mean, by their name or by the {@code type} in their data; any other is read for its facts
 * @param counting how its numbers are to be understood
 * @param unnamed whether events need no names, so that a stream ends with {@code [DONE]} or an object that has an error
 * @param ownEnd whether an answer says itself where it ends; of what is only passed through nothing is known
 */
record AnswerShape(
        JsonPaths<AnswerFact> paths, ByteNames<EventKind> events, Counting counting, boolean unnamed, boolean ownEnd) {

    /** How the numbers of a usage are to be understood. */
    enum Counting {
        /** Anthropic's: the input excludes what was read from and written to a cache. */
        INPUT_EXCLUDES_CACHE,
        /** OpenAI's: the input includes all. */
        INPUT_INCLUDES_CACHE,
        /** Embeddings: the same, and nothing is put out. */
        INPUT_ONLY,
        /** The answer has no usage that is billed. */
        NONE
    }

    static AnswerShape of(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC_MESSAGES -> AnthropicAnswers.MESSAGES;
            case ANTHROPIC_TOKEN_COUNT -> AnthropicAnswers.TOKEN_COUNT;
            case ANTHROPIC_OTHER -> AnthropicAnswers.OTHER;
            case OPENAI_CHAT -> OpenAiAnswers.CHAT;
            case OPENAI_RESPONSES -> OpenAiAnswers.RESPONSES;
            case OPENAI_EMBEDDINGS -> OpenAiAnswers.EMBEDDINGS;
            case OPENAI_OTHER -> OpenAiAnswers.OTHER;
        };
    }
}
