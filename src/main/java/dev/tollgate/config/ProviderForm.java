package dev.tollgate.config;

import dev.tollgate.config.form.Either;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.OneOf;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Word;
import dev.tollgate.provider.Preset;
import dev.tollgate.provider.Presets;
import dev.tollgate.provider.ProviderKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code provider}: whose API is called, as {@code anthropic} or as {@code {anthropic: {model: ...}}}. */
final class ProviderForm {
    /**
     * @param preset the well-known server of kind {@link ProviderKind#CUSTOM} that is meant, or null
     * @param model overrides the request's when set
     */
    record Choice(
            ProviderKind kind,
            @Nullable Preset preset,
            @Nullable String model) {
        /** As the file writes it. */
        String word() {
            return preset == null ? kind.text() : preset.name();
        }

        /** Whether it is known where to call it. */
        boolean hasHost() {
            return kind != ProviderKind.CUSTOM || preset != null;
        }

        Choice with(@Nullable String other) {
            return new Choice(kind, preset, other);
        }
    }

    private static final String[] UNSUPPORTED = {
        "azure", "azureOpenAI", "bedrock", "copilot", "gemini", "reference", "vertex"
    };

    private static final Choice ANTHROPIC = new Choice(ProviderKind.ANTHROPIC, null, null);
    private static final Choice OPENAI = new Choice(ProviderKind.OPENAI, null, null);
    private static final Choice CUSTOM = new Choice(ProviderKind.CUSTOM, null, null);
    private static final List<Choice> PRESETS = Presets.all().stream()
            .filter(preset -> !preset.name().equals("openai"))
            .map(preset -> new Choice(ProviderKind.CUSTOM, preset, null))
            .toList();

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

    private static final Key<Choice> CUSTOM_KEY = Key.telling(
            CUSTOM.word(),
            Mapping.of(MODEL, FORMATS).notSupported("providerOverride").reads(fields -> {
                // said for agentgateway; every custom server is taken to speak OpenAI's dialects
                fields.find(FORMATS);
                return CUSTOM.with(fields.find(MODEL));
            }),
            "any server that speaks OpenAI's dialects; its host must be named");

    static final Key<Choice> PROVIDER =
            Key.required("provider", new Either<>(words(), byKey()), "whose API is called; a word or a mapping");

    private ProviderForm() {}

    private static Form<Choice> words() {
        Map<String, Choice> words = new LinkedHashMap<>();
        Stream.concat(Stream.of(ANTHROPIC, OPENAI, CUSTOM), PRESETS.stream())
                .forEach(choice -> words.put(choice.word(), choice));
        return new Word<>(words, Map.of(), List.of())
                .alsoAs("openai", OPENAI.word())
                .notSupported(UNSUPPORTED);
    }

    private static Form<Choice> byKey() {
        Key<Choice> openai = key(OPENAI, "OpenAI's API");
        List<Key<? extends Choice>> choices = new ArrayList<>();
        choices.add(key(ANTHROPIC, "Anthropic's API"));
        choices.add(openai);
        choices.add(openai.alsoAs("openai"));
        choices.add(CUSTOM_KEY);
        PRESETS.forEach(preset -> choices.add(key(preset, "a server with OpenAI's Chat Completions")));
        return OneOf.<Choice>of(choices, UNSUPPORTED).named("provider");
    }

    private static Key<Choice> key(Choice choice, String about) {
        Form<Choice> form = Mapping.of(MODEL).named("providerModel").reads(fields -> choice.with(fields.find(MODEL)));
        return Key.telling(choice.word(), form, about);
    }
}
