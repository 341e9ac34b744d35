package dev.tollgate.translate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Nothing but {@link Untranslatable} comes out of the translator, whatever goes in, and its streams follow the grammar.
 * Runs over the inputs beside it; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
final class MessagesToChatFuzzTest {

    private final Translator translator = new AnthropicMessagesToOpenAiChat();

    @FuzzTest
    void request(byte[] body) {
        try {
            translator.request(body, RequestHints.NONE);
        } catch (Untranslatable expected) {
            // Not a request.
        }
    }

    @FuzzTest
    void answerAndError(byte[] body) {
        translator.error(500, body, "req_gateway");
        try {
            translator.answer(body, Golden.answerHints());
        } catch (Untranslatable expected) {
            // Not an answer.
        }
    }

    @FuzzTest
    void stream(byte[] sse) {
        MessagesGrammar grammar = new MessagesGrammar();
        StreamTranslation translation = translator.stream(Golden.answerHints());
        for (Golden.Event event : Golden.events(new String(sse, StandardCharsets.UTF_8))) {
            translation.event(event.name(), event.data(), grammar);
        }
        translation.end(grammar);
        grammar.ended();
    }
}
