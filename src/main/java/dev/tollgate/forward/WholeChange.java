package dev.tollgate.forward;

import dev.tollgate.llm.Family;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.target.Target;
import dev.tollgate.translate.ModelLists;
import io.micronaut.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** The few answers of passed-through endpoints that must not reach the client as they are; they are taken whole. */
enum WholeChange {
    /** Links in message batches that must lead to the gateway. */
    LINKS {
        @Override
        byte[] apply(Incoming incoming, byte[] plain) {
            return Links.led(
                    plain,
                    incoming.target().provider().base(),
                    incoming.exchange().request());
        }
    },
    /** An OpenAI provider's models for a client of Anthropic's family. */
    MODELS_FOR_ANTHROPIC {
        @Override
        byte[] apply(Incoming incoming, byte[] plain) {
            return ModelLists.reshaped(plain, incoming.status(), Family.ANTHROPIC, incoming.requestId());
        }
    },
    /** An Anthropic provider's models for a client of OpenAI's family. */
    MODELS_FOR_OPENAI {
        @Override
        byte[] apply(Incoming incoming, byte[] plain) {
            return ModelLists.reshaped(plain, incoming.status(), Family.OPENAI, incoming.requestId());
        }
    };

    private static final String MODELS = "/v1/models";

    /** The change that an exchange's answer needs, or null. */
    static @Nullable WholeChange of(Exchange exchange, Target target) {
        if (Links.mayStandIn(exchange)) {
            return LINKS;
        }
        String path = exchange.request().getPath();
        boolean models = exchange.request().getMethod() == HttpMethod.GET
                && (path.endsWith(MODELS) || path.contains(MODELS + "/"));
        if (!models || exchange.family() == target.provider().kind().family()) {
            return null;
        }
        return switch (exchange.family()) {
            case ANTHROPIC -> MODELS_FOR_ANTHROPIC;
            case OPENAI -> MODELS_FOR_OPENAI;
        };
    }

    /** The answer that the client gets. */
    abstract byte[] apply(Incoming incoming, byte[] plain);
}
