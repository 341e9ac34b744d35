package dev.tollgate.target;

import dev.tollgate.llm.Dialect;
import dev.tollgate.pipeline.Policies;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fact that {@link dev.tollgate.pipeline.Phase#TARGET} learns: where a request goes and what is changed for it.
 *
 * @param provider where it goes
 * @param dialect what the provider will be spoken to in
 * @param model the model asked of the provider; null where the request needs none and names none
 * @param modelReplaced whether {@code model} is another than the request names
 * @param defaults raw JSON values of top-level fields, set where the request has none
 * @param overrides raw JSON values of top-level fields, always set
 * @param policies the settings of route and backend together
 */
public record Target(
        ProviderTarget provider,
        Dialect dialect,
        @Nullable String model,
        boolean modelReplaced,
        Map<String, String> defaults,
        Map<String, String> overrides,
        Policies policies) {}
