package dev.tollgate.config;

import dev.tollgate.config.form.Either;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.OneOf;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Word;
import dev.tollgate.provider.ProviderKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code provider}: whose API is called, as {@code anthropic} or as {@code {anthropic: {model: ...}}}. */
final class ProviderForm {
    /** @param model overrides the request's when set */
    record Choice(ProviderKind kind, @Nullable String model) {}

    private static final String[] UNSUPPORTED = {
        "azure", "azureOpenAI", "baseten", "bedrock", "cerebras", "cohere", "copilot", "deepinfra", "deepseek",
        "fireworks", "gemini", "groq", "huggingface", "mistral", "ollama", "openrouter", "reference", "togetherai",
        "vertex", "xai"
    };

    private static final Key<String> MODEL =
            Key.optional("model", Text.ANY, "asked of the provider instead of what the request names");

    private static final Key<String> FORMAT = Key.required(
            "type",
            Word.of("completions", "responses", "embeddings")
                    .notSupported("anthropicTokenCount", "messages", "realtime", "rerank"),
            "a dialect");
    private static final Key<List<String>> FORMATS = Key.optional(
            "formats",
            ListOf.of(Mapping.of(FORMAT).notSupported("path").reads(fields -> fields.get(FORMAT))),
            "the dialects that the server speaks, for agentgateway's sake: Tollgate takes it to speak OpenAI's");

    private static final Key<Choice> OPENAI = key(ProviderKind.OPENAI, "OpenAI's API");

    private static final Form<Choice> BY_KEY = OneOf.<Choice>of(
                    List.of(
                            key(ProviderKind.ANTHROPIC, "Anthropic's API"),
                            OPENAI,
                            OPENAI.alsoAs("openai"),
                            Key.telling(
                                    ProviderKind.CUSTOM.text(),
                                    Mapping.of(MODEL, FORMATS)
                                            .notSupported("providerOverride")
                                            .reads(fields -> {
                                                // said for agentgateway; every custom server is taken to speak OpenAI's
                                                // dialects
                                                fields.find(FORMATS);
                                                return new Choice(ProviderKind.CUSTOM, fields.find(MODEL));
                                            }),
                                    "any server that speaks OpenAI's dialects; its host must be named")),
                    UNSUPPORTED)
            .named("provider");

    static final Key<Choice> PROVIDER =
            Key.required("provider", new Either<>(words(), BY_KEY), "whose API is called; a word or a mapping");

    private ProviderForm() {}

    private static Key<Choice> key(ProviderKind kind, String about) {
        return Key.telling(kind.text(), Mapping.of(MODEL).reads(fields -> new Choice(kind, fields.find(MODEL))), about);
    }

    private static Form<Choice> words() {
        return Word.of(ProviderKind.class, ProviderKind::text)
                .alsoAs("openai", "openAI")
                .notSupported(UNSUPPORTED)
                .map(kind -> new Choice(kind, null));
    }
}
