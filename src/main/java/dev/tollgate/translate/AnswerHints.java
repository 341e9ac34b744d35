package dev.tollgate.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's translation needs to know of its request.
 *
 * @param requestModel the model that was asked for, where the provider's answer names none
 * @param includeUsage whether the client of a stream asked for a usage chunk (Chat Completions)
 * @param now when the answer is made, for dialects that date it
 * @param estimatedInputTokens an estimate of the request's input tokens, for a stream that must state them before the
 *     provider does; see {@link TokenEstimate}
 * @param calls how the client is to hear of tool calls
 */
public record AnswerHints(
        String requestModel,
        boolean includeUsage,
        Instant now,
        @Nullable Long estimatedInputTokens,
        ClientCalls calls) {

    public AnswerHints(String requestModel, boolean includeUsage, Instant now, @Nullable Long estimatedInputTokens) {
        this(requestModel, includeUsage, now, estimatedInputTokens, ClientCalls.USUAL);
    }
}
