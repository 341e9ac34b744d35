package dev.tollgate.target;

import dev.tollgate.pipeline.Policies;
import java.util.List;
import java.util.Map;

/** What stands behind a route; in {@link Policies} as a {@link BackendSetting}. */
public sealed interface Backend {
    /** The route form: one provider for all that comes. */
    record Single(ProviderTarget provider) implements Backend {}

    /**
     * The short form: the request's model chooses.
     *
     * @param models in the order of the file; exact names win over wildcards, longer wildcards over shorter
     */
    record ByModel(List<Model> models) implements Backend {
        public ByModel {
            models = List.copyOf(models);
        }
    }

    /**
     * One entry of {@code llm.models}.
     *
     * @param name the name that callers use; may begin or end with {@code *}
     * @param provider where it goes; {@code provider.model} is what is asked there, null passes the caller's name on
     * @param defaults raw JSON values of top-level fields, set where the request has none
     * @param overrides raw JSON values of top-level fields, always set
     * @param policies the entry's own settings, such as its key; they win over the route's
     */
    record Model(
            String name,
            ProviderTarget provider,
            Map<String, String> defaults,
            Map<String, String> overrides,
            Policies policies) {
        public Model {
            defaults = Map.copyOf(defaults);
            overrides = Map.copyOf(overrides);
        }
    }

    /** The wrapper by which {@link Policies} finds a backend. */
    record BackendSetting(Backend backend) {}
}
