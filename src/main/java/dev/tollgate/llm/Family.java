package dev.tollgate.llm;

/** Who defined a dialect; decides the shape of errors and of the model list. */
public enum Family {
    ANTHROPIC,
    OPENAI
}
