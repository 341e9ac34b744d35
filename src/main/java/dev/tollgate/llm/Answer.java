package dev.tollgate.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a provider's answer on the side, in whole or as far as the stream came.
 *
 * @param id the provider's id of the answer, such as {@code msg_...} or {@code chatcmpl-...}
 * @param model the model that answered, as the provider names it
 * @param finishReasons the provider's own words, one for each choice, such as {@code end_turn} or {@code stop}
 * @param usage the last non-null value of each field that came
 * @param errorType the type of an error that came inside the answer or the stream, such as {@code overloaded_error}
 * @param terminated whether the dialect's own end was seen: a whole JSON body, {@code message_stop}, {@code [DONE]},
 *     {@code response.completed}. A stream that ends without it was cut
 */
public record Answer(
        @Nullable String id,
        @Nullable String model,
        List<String> finishReasons,
        Usage usage,
        @Nullable String errorType,
        boolean terminated) {

    /** An answer of which nothing was read. */
    public static final Answer NOTHING = new Answer(null, null, List.of(), Usage.UNKNOWN, null, false);

    public Answer {
        finishReasons = List.copyOf(finishReasons);
    }
}
