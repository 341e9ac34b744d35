package dev.tollgate.forward;

import dev.tollgate.llm.Dialect;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.target.Target;
import dev.tollgate.translate.Translation;
import dev.tollgate.wire.RequestFacts;

/**
 * The usage at the end of a Chat Completions stream, which a provider sends only where {@code stream_options.include_usage}
 * asks for it. The gateway always asks, since otherwise nobody knows what the answer cost, and keeps the chunk from a client
 * that did not.
 */
final class StreamUsage {
    private StreamUsage() {}

    /** Whether the gateway asks for a usage that the client did not ask for. */
    static boolean addedTo(Exchange exchange, Target target) {
        RequestFacts facts = exchange.find(RequestFacts.class);
        return facts != null
                && facts.stream()
                && target.dialect() == Dialect.OPENAI_CHAT
                && !Boolean.TRUE.equals(facts.streamOptions().includeUsage())
                && exchange.find(Translation.class) == null;
    }
}
