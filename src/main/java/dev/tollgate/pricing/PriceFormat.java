package dev.tollgate.pricing;

/** Price lists of other projects that {@link PriceImport} reads. */
public enum PriceFormat {
    /** LiteLLM's {@code model_prices_and_context_window.json}: USD per token, one object for each model. */
    LITELLM("litellm"),
    /** {@code https://models.dev/api.json}: USD per million tokens, models by provider. */
    MODELS_DEV("models.dev");

    private final String text;

    PriceFormat(String text) {
        this.text = text;
    }

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return text;
    }
}
