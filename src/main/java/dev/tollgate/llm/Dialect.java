package dev.tollgate.llm;

/**
 * The language of one request and its answer: what the body looks like, how a stream is made of events, what an error
 * looks like. The {@code *_OTHER} dialects stand for the endpoints of a family that are only passed through.
 */
public enum Dialect {
    ANTHROPIC_MESSAGES("anthropic.messages", Family.ANTHROPIC, Operation.CHAT),
    ANTHROPIC_TOKEN_COUNT("anthropic.count_tokens", Family.ANTHROPIC, Operation.COUNT_TOKENS),
    ANTHROPIC_OTHER("anthropic.other", Family.ANTHROPIC, Operation.PASSTHROUGH),
    OPENAI_CHAT("openai.chat", Family.OPENAI, Operation.CHAT),
    OPENAI_RESPONSES("openai.responses", Family.OPENAI, Operation.CHAT),
    OPENAI_EMBEDDINGS("openai.embeddings", Family.OPENAI, Operation.EMBEDDINGS),
    OPENAI_OTHER("openai.other", Family.OPENAI, Operation.PASSTHROUGH);

    private final String text;
    private final Family family;
    private final Operation operation;

    Dialect(String text, Family family, Operation operation) {
        this.text = text;
        this.family = family;
        this.operation = operation;
    }

    /** The value of {@code tollgate.dialect}. */
    public String text() {
        return text;
    }

    public Family family() {
        return family;
    }

    public Operation operation() {
        return operation;
    }
}
