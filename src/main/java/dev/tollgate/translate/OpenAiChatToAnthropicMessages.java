package dev.tollgate.translate;

import dev.tollgate.llm.Dialect;

/**
 * The client speaks OpenAI's Chat Completions, the provider Anthropic's Messages.
 *
 * <p>Read {@link ToMessagesRequest} for what goes out, {@link FromMessagesAnswer} for what comes back, and beside it
 * {@link FromMessagesStream} and {@link FromMessagesError}.
 */
public final class OpenAiChatToAnthropicMessages implements Translator {

    @Override
    public Dialect client() {
        return Dialect.OPENAI_CHAT;
    }

    @Override
    public Dialect provider() {
        return Dialect.ANTHROPIC_MESSAGES;
    }

    @Override
    public TranslatedRequest request(byte[] body, RequestHints hints) {
        return ToMessagesRequest.translate(body, hints);
    }

    @Override
    public byte[] answer(byte[] body, AnswerHints hints) {
        return FromMessagesAnswer.translate(body, hints);
    }

    @Override
    public StreamTranslation stream(AnswerHints hints) {
        return new FromMessagesStream(hints);
    }

    @Override
    public TranslatedError error(int status, byte[] body, String requestId) {
        return FromMessagesError.translate(status, body);
    }
}
