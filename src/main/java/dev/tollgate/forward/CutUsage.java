package dev.tollgate.forward;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.read.RequestBody;
import dev.tollgate.translate.TokenEstimate;
import org.jspecify.annotations.Nullable;

/**
 * The usage of a stream that broke off, or that its client left. The provider bills what it made until then and says so to
 * nobody: Anthropic has told the input at the beginning and a first number for the output, OpenAI nothing at all.
 */
final class CutUsage {
    private CutUsage() {}

    /** @param output a guess at the tokens that had come */
    static Answer of(Answer answer, long output, Exchange exchange) {
        Usage usage = answer.usage();
        return new Answer(
                answer.id(),
                answer.model(),
                answer.finishReasons(),
                new Usage(
                        input(usage.inputTokens(), exchange),
                        usage.cacheReadTokens(),
                        usage.cacheWrite5mTokens(),
                        usage.cacheWrite1hTokens(),
                        Math.max(usage.outputTokens() == null ? 0 : usage.outputTokens(), output),
                        usage.reasoningTokens(),
                        usage.webSearches(),
                        usage.serviceTier()),
                answer.errorType(),
                answer.terminated());
    }

    /** Some servers say 0 at the beginning and mean that they do not know yet. */
    private static long input(@Nullable Long told, Exchange exchange) {
        return told != null && told > 0
                ? told
                : TokenEstimate.ofRequest(exchange.known(RequestBody.class).plain());
    }
}
