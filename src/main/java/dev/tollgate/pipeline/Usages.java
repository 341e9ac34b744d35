package dev.tollgate.pipeline;

import dev.tollgate.llm.Operation;
import dev.tollgate.llm.Usage;
import dev.tollgate.llm.UsageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the attempts of one exchange used together, and how well that is known. Pure. */
public final class Usages {
    private Usages() {}

    /** The sum over all attempts, since each that produced tokens is paid for; unknown where no attempt knows. */
    public static Usage total(List<Attempt> attempts) {
        if (attempts.size() == 1) {
            return attempts.getFirst().answer().usage();
        }
        Usage total = Usage.UNKNOWN;
        for (Attempt attempt : attempts) {
            total = plus(total, attempt.answer().usage());
        }
        return total;
    }

    private static Usage plus(Usage one, Usage other) {
        return new Usage(
                plus(one.inputTokens(), other.inputTokens()),
                plus(one.cacheReadTokens(), other.cacheReadTokens()),
                plus(one.cacheWrite5mTokens(), other.cacheWrite5mTokens()),
                plus(one.cacheWrite1hTokens(), other.cacheWrite1hTokens()),
                plus(one.outputTokens(), other.outputTokens()),
                plus(one.reasoningTokens(), other.reasoningTokens()),
                plus(one.webSearches(), other.webSearches()),
                other.serviceTier() == null ? one.serviceTier() : other.serviceTier());
    }

    public static @Nullable Long plus(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }

    /** Tokens written to any cache, or null when none of them is known. */
    public static @Nullable Long cacheWrites(Usage usage) {
        return plus(usage.cacheWrite5mTokens(), usage.cacheWrite1hTokens());
    }

    /** Input tokens that no cache had to do with, or null when the total is not known. Never negative. */
    public static @Nullable Long uncachedInput(Usage usage) {
        Long total = usage.inputTokens();
        if (total == null) {
            return null;
        }
        Long cached = plus(usage.cacheReadTokens(), cacheWrites(usage));
        return cached == null ? total : Long.valueOf(Math.max(0, total - cached));
    }

    /** Whether answers to an operation say what they used. */
    public static boolean expected(Operation operation) {
        return switch (operation) {
            case CHAT, EMBEDDINGS -> true;
            case COUNT_TOKENS, MODELS, PASSTHROUGH -> false;
        };
    }

    /** Whether all that an answer to this operation can say is known. */
    public static boolean whole(Operation operation, Usage usage) {
        return usage.complete() || (operation == Operation.EMBEDDINGS && usage.inputTokens() != null);
    }

    /**
     * Provider when it was said at the end of an answer, estimated where it broke off in the middle of its content, partial
     * where it broke off after something was said, unknown when nothing was; null where there was nothing to say it about.
     */
    public static @Nullable UsageSource source(Attempt attempt) {
        Operation operation = attempt.upstream().dialect().operation();
        Usage usage = attempt.answer().usage();
        if (!expected(operation)) {
            return null;
        }
        if (attempt.estimated()) {
            return UsageSource.ESTIMATED;
        }
        if (attempt.answer().terminated() && whole(operation, usage)) {
            return UsageSource.PROVIDER;
        }
        if (usage.inputTokens() != null || usage.outputTokens() != null) {
            return UsageSource.PARTIAL;
        }
        return answered(attempt) ? UsageSource.UNKNOWN : null;
    }

    /** Whether the provider began an answer that is no error, so that it may have used something. */
    public static boolean answered(Attempt attempt) {
        return attempt.status() > 0 && attempt.status() < 400;
    }
}
