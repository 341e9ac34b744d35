package dev.tollgate.llm;

/**
 * What a request asks of a model, by the values of {@code gen_ai.operation.name} in the OpenTelemetry GenAI conventions
 * v1.41. {@code count_tokens}, {@code models} and {@code passthrough} are not among the well-known values, which the
 * conventions allow.
 */
public enum Operation {
    CHAT("chat"),
    EMBEDDINGS("embeddings"),
    COUNT_TOKENS("count_tokens"),
    MODELS("models"),
    PASSTHROUGH("passthrough");

    private final String text;

    Operation(String text) {
        this.text = text;
    }

    /** The value as telemetry and the ledger write it. */
    public String text() {
        return text;
    }
}
