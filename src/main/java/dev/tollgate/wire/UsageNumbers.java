package dev.tollgate.wire;

import dev.tollgate.llm.OpenAiCounts;
import dev.tollgate.llm.Usage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a usage as they come: of each field the last that was no null. They are cumulative in every dialect, so
 * nothing is ever summed over events.
 */
final class UsageNumbers {
    private static final long UNKNOWN = -1;

    private final AnswerShape.Counting counting;
    private final long[] counts = new long[AnswerFact.values().length];
    private boolean conclusive;

    UsageNumbers(AnswerShape.Counting counting) {
        this.counting = counting;
        Arrays.fill(counts, UNKNOWN);
    }

    /** Takes a number; one that is no count of tokens, such as {@code 1.5} or {@code -1}, is not taken. */
    void set(AnswerFact fact, byte[] bytes, int from, int to) {
        Long count = JsonText.whole(bytes, from, to);
        if (count != null && count >= 0) {
            counts[fact.ordinal()] = count;
        }
    }

    /** Says that what has come is more than the provisional numbers of a stream's beginning. */
    void conclusive() {
        conclusive = true;
    }

    /** What is known so far. */
    Usage usage(@Nullable String serviceTier) {
        return switch (counting) {
            case NONE -> Usage.UNKNOWN;
            case INPUT_EXCLUDES_CACHE -> excludingCache(serviceTier);
            case INPUT_INCLUDES_CACHE ->
                new OpenAiCounts(
                                count(AnswerFact.INPUT),
                                count(AnswerFact.CACHE_READ),
                                count(AnswerFact.CACHE_WRITE),
                                count(AnswerFact.OUTPUT),
                                count(AnswerFact.REASONING),
                                count(AnswerFact.TOTAL))
                        .usage(serviceTier);
            case INPUT_ONLY -> {
                Long input = count(AnswerFact.INPUT);
                Long total = input == null ? count(AnswerFact.TOTAL) : input;
                yield usage(total, null, null, total == null ? null : 0L, serviceTier);
            }
        };
    }

    private Usage excludingCache(@Nullable String serviceTier) {
        Long write5m = count(AnswerFact.CACHE_WRITE_5M);
        Long write1h = count(AnswerFact.CACHE_WRITE_1H);
        Long write = count(AnswerFact.CACHE_WRITE);
        long parts = orZero(write5m) + orZero(write1h);
        if (write != null && write > parts || write5m == null && write1h == null) {
            // what is not said to be kept for an hour is kept for five minutes, the API's default
            write5m = write == null ? null : (Long) (write - orZero(write1h));
            parts = orZero(write);
        }
        Long input = count(AnswerFact.INPUT);
        Long total = input == null ? null : (Long) (input + orZero(count(AnswerFact.CACHE_READ)) + parts);
        Long output = count(AnswerFact.OUTPUT);
        // some servers begin a stream with zeros; no request has no input, so that is not knowing, and not none
        boolean hollow = !conclusive && total != null && total == 0;
        return usage(
                hollow ? null : total,
                write5m,
                write1h,
                !conclusive && output != null && output == 0 ? null : output,
                serviceTier);
    }

    private Usage usage(
            @Nullable Long input,
            @Nullable Long write5m,
            @Nullable Long write1h,
            @Nullable Long output,
            @Nullable String serviceTier) {
        return new Usage(
                input,
                count(AnswerFact.CACHE_READ),
                write5m,
                write1h,
                output,
                count(AnswerFact.REASONING),
                count(AnswerFact.WEB_SEARCHES),
                serviceTier);
    }

    private @Nullable Long count(AnswerFact fact) {
        long count = counts[fact.ordinal()];
        return count == UNKNOWN ? null : (Long) count;
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
