package dev.tollgate.telemetry.content;

import dev.tollgate.llm.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is told of one exchange's content, each part as JSON text by the conventions, null where there is none. 64 KiB in all: the
 * answer comes first, then the instructions and tools, and the question has what is left.
 *
 * @param outputMessages {@code gen_ai.output.messages}
 * @param systemInstructions {@code gen_ai.system_instructions}
 * @param toolDefinitions {@code gen_ai.tool.definitions}
 * @param inputMessages {@code gen_ai.input.messages}
 */
public record CapturedContent(
        @Nullable String outputMessages,
        @Nullable String systemInstructions,
        @Nullable String toolDefinitions,
        @Nullable String inputMessages) {
    private static final int OUTPUT = 20 * 1024;
    private static final int INSTRUCTIONS = 8 * 1024;
    private static final int TOOLS = 8 * 1024;

    /**
     * Decides what is told.
     *
     * @param asked the dialect of {@code body}, the client's
     * @param body the request's, without encoding
     * @param answer null where the provider said nothing
     */
    public static CapturedContent of(Dialect asked, byte[] body, @Nullable AnswerCapture answer) {
        Question question = question(asked, body);
        Budget whole = new Budget(Budget.WHOLE);
        List<Message> said = answer == null ? List.of() : answer.messages();
        String output = within(OUTPUT, whole, budget -> MessagesJson.messages(said, budget));
        String instructions =
                within(INSTRUCTIONS, whole, budget -> MessagesJson.parts(question.instructions(), budget));
        List<String> definitions =
                question.tools().stream().map(ToolDefinitions::written).toList();
        String tools = within(TOOLS, whole, budget -> MessagesJson.first(definitions, budget));
        String input = MessagesJson.messages(question.messages(), whole);
        return new CapturedContent(output, instructions, tools, input);
    }

    private static Question question(Dialect dialect, byte[] bytes) {
        JsonNode body = Json.parse(bytes);
        if (body == null) {
            return Question.NONE;
        }
        return switch (dialect) {
            case ANTHROPIC_MESSAGES -> AnthropicContent.question(body);
            case OPENAI_CHAT -> OpenAiContent.question(body);
            case OPENAI_RESPONSES -> ResponsesContent.question(body);
            case ANTHROPIC_TOKEN_COUNT, ANTHROPIC_OTHER, OPENAI_EMBEDDINGS, OPENAI_OTHER -> Question.NONE;
        };
    }

    private interface Writing {
        @Nullable
        String write(Budget budget);
    }

    private static @Nullable String within(int most, Budget whole, Writing writing) {
        Budget share = new Budget(Math.min(most, whole.left()));
        String json = writing.write(share);
        if (json != null) {
            whole.take(json);
        }
        return json;
    }
}
