package dev.tollgate.translate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Nothing but {@link Untranslatable} comes out of a translator, whatever goes in. Runs over the inputs beside it; with
 * {@code JAZZER_FUZZ=1} it looks for new ones.
 */
final class ChatToMessagesFuzzTest {

    private final Translator translator = new OpenAiChatToAnthropicMessages();

    @FuzzTest
    void request(byte[] body) {
        try {
            MessagesRequestShape.of(translator.request(body, RequestHints.NONE).body());
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
        ChatChunkGrammar grammar = new ChatChunkGrammar();
        StreamTranslation translation = translator.stream(Golden.answerHints());
        for (Golden.Event event : Golden.events(new String(sse, StandardCharsets.UTF_8))) {
            translation.event(event.name(), event.data(), grammar);
        }
        translation.end(grammar);
        grammar.ended();
    }
}
