package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Dialect;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class AnthropicMessagesToOpenAiChatTest {

    private final Translator translator = new AnthropicMessagesToOpenAiChat();

    @TestFactory
    Stream<DynamicTest> goldenFiles() {
        return new Golden(translator, "messages-to-chat", Golden.answerHints()).tests();
    }

    @Test
    void speaksMessagesToClientsAndChatCompletionsToProviders() {
        assertThat(translator.client()).isEqualTo(Dialect.ANTHROPIC_MESSAGES);
        assertThat(translator.provider()).isEqualTo(Dialect.OPENAI_CHAT);
    }
}
