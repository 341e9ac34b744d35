package dev.tollgate.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in the provider's dialect.
 *
 * @param body JSON, UTF-8
 * @param dropped the fields of the client's request that the provider's dialect has no place for, as
 *     {@code x-tollgate-dropped} lists them: {@code seed}, {@code messages[0].name}, in the order of the request
 * @param estimatedInputTokens an estimate for {@link AnswerHints}, where the client's dialect needs one
 * @param calls how the client is to hear of tool calls, for {@link AnswerHints}
 */
public record TranslatedRequest(
        byte[] body, List<String> dropped, @Nullable Long estimatedInputTokens, ClientCalls calls) {

    public TranslatedRequest {
        dropped = List.copyOf(dropped);
    }
}
