package dev.tollgate.target;

import dev.tollgate.llm.Family;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Policies;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the provider and the model of a request. Pure. */
final class Targets {
    private Targets() {}

    /** A provider, the model to ask of it, and the changes that go with it. */
    record Choice(
            ProviderTarget provider,
            @Nullable String model,
            Map<String, String> defaults,
            Map<String, String> overrides,
            Policies policies) {}

    /**
     * @param asked the model that the request names, null when it names none
     * @param family the client's, which decides for requests without a model
     * @param modelNeeded whether a request without a model makes no sense
     * @throws GatewayError 400 without a model where one is needed, 404 for a model that is not configured
     */
    static Choice choose(Backend backend, @Nullable String asked, Family family, boolean modelNeeded) {
        return switch (backend) {
            case Backend.Single single -> single(single.provider(), asked, modelNeeded);
            case Backend.ByModel byModel -> byModel(byModel, asked, family, modelNeeded);
        };
    }

    private static Choice single(ProviderTarget provider, @Nullable String asked, boolean modelNeeded) {
        String model = provider.model() != null ? provider.model() : asked;
        if (model == null && modelNeeded) {
            throw noModel();
        }
        return new Choice(provider, model, Map.of(), Map.of(), Policies.NONE);
    }

    private static Choice byModel(Backend.ByModel backend, @Nullable String asked, Family family, boolean modelNeeded) {
        if (asked != null) {
            Backend.Model model = find(backend, asked);
            if (model == null) {
                throw GatewayError.client(
                                ErrorKind.NOT_FOUND, "unknown_model", "model: " + asked + " is not configured here")
                        .param("model");
            }
            String sent = model.provider().model() != null ? model.provider().model() : asked;
            return new Choice(model.provider(), sent, model.defaults(), model.overrides(), model.policies());
        }
        if (modelNeeded) {
            throw noModel();
        }
        Backend.Model first = backend.models().stream()
                .filter(model -> model.provider().kind().family() == family)
                .findFirst()
                .orElse(backend.models().getFirst());
        return new Choice(first.provider(), null, Map.of(), Map.of(), first.policies());
    }

    private static Backend.@Nullable Model find(Backend.ByModel backend, String asked) {
        Backend.Model best = null;
        int bestRank = -1;
        for (Backend.Model model : backend.models()) {
            int rank = rank(model.name(), asked);
            if (rank > bestRank) {
                best = model;
                bestRank = rank;
            }
        }
        return best;
    }

    /** How well a name with an optional {@code *} at either end fits; negative when it does not. */
    static int rank(String pattern, String asked) {
        boolean open = pattern.endsWith("*");
        boolean openBefore = pattern.startsWith("*");
        if (!open && !openBefore) {
            return pattern.equals(asked) ? Integer.MAX_VALUE : -1;
        }
        String core = pattern.replace("*", "");
        boolean fits = open && openBefore ? asked.contains(core) : open ? asked.startsWith(core) : asked.endsWith(core);
        return fits ? core.length() : -1;
    }

    private static GatewayError noModel() {
        return GatewayError.client(
                        ErrorKind.INVALID_REQUEST,
                        "no_model",
                        "model: Field required (the request names none and the configuration sets none)")
                .param("model");
    }
}
