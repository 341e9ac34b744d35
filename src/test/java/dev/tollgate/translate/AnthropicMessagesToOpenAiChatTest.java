package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

final class AnthropicMessagesToOpenAiChatTest {

    private final Translator translator = new AnthropicMessagesToOpenAiChat();

    @TestFactory
    Stream<DynamicTest> goldenFiles() {
        return new Golden(translator, "messages-to-chat", Golden.answerHints()).tests();
    }

    @Test
    void aToolOfALongNameIsCalledByItsOwn() {
        String own = "mcp__" + "server_".repeat(12);
        TranslatedRequest request = translator.request(
                utf8(
                        "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"tools\":[{\"name\":\""
                                + own + "\",\"input_schema\":{\"type\":\"object\"}}]}"),
                RequestHints.NONE);
        JsonNode tools = Objects.requireNonNull(Json.parse(request.body())).path("tools");
        String cut = tools.path(0).path("function").path("name").stringValue();
        assertThat(cut).hasSize(64);
        assertThat(request.dropped()).containsExactly("tools[0].name");
        AnswerHints hints = new AnswerHints("m", false, Instant.EPOCH, null, request.calls());
        byte[] answer = translator.answer(
                utf8(
                        "{\"choices\":[{\"finish_reason\":\"tool_calls\",\"message\":{\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\""
                                + cut + "\",\"arguments\":\"{}\"}}]}}]}"),
                hints);
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"name\":\"" + own + "\"");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void speaksMessagesToClientsAndChatCompletionsToProviders() {
        assertThat(translator.client()).isEqualTo(Dialect.ANTHROPIC_MESSAGES);
        assertThat(translator.provider()).isEqualTo(Dialect.OPENAI_CHAT);
    }
}
