package dev.tollgate.translate;

import dev.tollgate.llm.Dialect;

/**
 * Clients that speak Anthropic's Messages (Claude Code, Anthropic's SDKs) on providers that speak OpenAI's Chat
 * Completions.
 *
 * <p><b>Dropped, each by name</b>, since Chat Completions has no place for it: {@code top_k}, {@code cache_control},
 * {@code context_management}, {@code container}, {@code mcp_servers}, {@code thread}, {@code diagnostics}, {@code speed},
 * {@code inference_geo} and whatever else at the top is not known; tools that Anthropic runs or has trained its models on,
 * and their blocks in the history; {@code citations} of texts and documents; encrypted thinking and signatures; file ids
 * and documents by URL; a fifth stop sequence; what a tool says beyond name, description, schema and {@code strict}.
 * Some only with some models: see {@link ChatModel} and {@link ReasoningEffort}.
 *
 * <p>Read {@link ToChatRequest} for the way there, {@link FromChatAnswer}, {@link FromChatStream} and
 * {@link FromChatError} for the way back.
 */
public final class AnthropicMessagesToOpenAiChat implements Translator {

    @Override
    public Dialect client() {
        return Dialect.ANTHROPIC_MESSAGES;
    }

    @Override
    public Dialect provider() {
        return Dialect.OPENAI_CHAT;
    }

    @Override
    public TranslatedRequest request(byte[] body, RequestHints hints) {
        return ToChatRequest.of(body, hints);
    }

    @Override
    public byte[] answer(byte[] body, AnswerHints hints) {
        return FromChatAnswer.of(body, hints);
    }

    @Override
    public StreamTranslation stream(AnswerHints hints) {
        return new FromChatStream(hints);
    }

    @Override
    public TranslatedError error(int status, byte[] body, String requestId) {
        return FromChatError.of(status, body, requestId);
    }
}
