package dev.tollgate.config;

import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Truth;
import dev.tollgate.translate.TranslationSettings;
import java.util.Map;

/** {@code translation}: what becomes of fields that the provider's dialect has no place for. */
final class TranslationPolicy {
    /** As a policy, and as a word beside {@code provider}. */
    static final Key<Boolean> STRICT = Key.optional(
            "strict",
            new Truth(),
            "refuses a request of which a field would be dropped in translation, instead of naming it in `x-tollgate-dropped`");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "translation",
                    Mapping.of(STRICT).reads(fields -> new TranslationSettings(fields.get(STRICT, false))),
                    "how requests are translated where client and provider speak different dialects"),
            policies -> {
                TranslationSettings settings = policies.find(TranslationSettings.class);
                return settings == null ? null : Map.of("strict", settings.strict());
            });

    private TranslationPolicy() {}
}
