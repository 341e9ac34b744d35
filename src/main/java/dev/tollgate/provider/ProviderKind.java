package dev.tollgate.provider;

import dev.tollgate.llm.Family;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of provider that a configuration can name. */
public enum ProviderKind {
    /** Anthropic's API: messages, token counts, models, files, batches. */
    ANTHROPIC("anthropic", "anthropic", Family.ANTHROPIC, "api.anthropic.com"),
    /** OpenAI's API: chat completions, responses, embeddings. */
    OPENAI("openAI", "openai", Family.OPENAI, "api.openai.com"),
    /** Any server that speaks OpenAI's dialects; its host must be configured. */
    CUSTOM("custom", "custom", Family.OPENAI, "");

    private final String text;
    private final String telemetryName;
    private final Family family;
    private final String defaultHost;

    ProviderKind(String text, String telemetryName, Family family, String defaultHost) {
        this.text = text;
        this.telemetryName = telemetryName;
        this.family = family;
        this.defaultHost = defaultHost;
    }

    /** The key in the configuration. */
    public String text() {
        return text;
    }

    /** The value of {@code gen_ai.provider.name}. */
    public String telemetryName() {
        return telemetryName;
    }

    public Family family() {
        return family;
    }

    /** The public host, called with TLS on port 443; empty where there is none. */
    public String defaultHost() {
        return defaultHost;
    }

    /** The kind that a configuration's key names. */
    public static Optional<ProviderKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}
