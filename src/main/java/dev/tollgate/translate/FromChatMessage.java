package dev.tollgate.translate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a {@code message} of an answer, or the {@code delta} of a chunk, says: the one place that knows under which names
 * the providers put it. Fields are null where the message does not say them, texts never empty.
 *
 * @param thought the model's reasoning: {@code reasoning_content} (DeepSeek, vLLM, ...), {@code reasoning} (OpenRouter,
 *     Groq, Ollama), {@code reasoning_details}, or parts of type {@code thinking} (Mistral)
 * @param signature of the reasoning, where it has one (OpenRouter)
 * @param text the answer: a string, or parts of type {@code text}; of spoken answers the transcript,
 *     of generated images the link
 * @param refusal the model's words of refusal
 * @param toolCalls the tool calls, the older {@code function_call} among them
 * @param citations see {@link FromChatCitations}
 */
record FromChatMessage(
        @Nullable String thought,
        @Nullable String signature,
        @Nullable String text,
        @Nullable String refusal,
        List<JsonNode> toolCalls,
        List<JsonNode> citations) {

    static FromChatMessage of(@Nullable JsonNode message) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        content(Json.field(message, "content"), text, thought);
        append(Json.text(Json.field(message, "audio"), "transcript"), text);
        images(elements(Json.arrayField(message, "images")), text);
        String reasoning = Json.text(message, "reasoning_content");
        append(reasoning == null || reasoning.isEmpty() ? Json.text(message, "reasoning") : reasoning, thought);
        ArrayNode details = Json.arrayField(message, "reasoning_details");
        return new FromChatMessage(
                orNull(thought.isEmpty() ? details(details) : thought),
                signature(details),
                orNull(text),
                emptyIsNull(Json.text(message, "refusal")),
                toolCalls(message),
                elements(Json.arrayField(message, "annotations")));
    }

    private static void content(@Nullable JsonNode content, StringBuilder text, StringBuilder thought) {
        if (content == null) {
            return;
        }
        if (content.isString()) {
            text.append(content.stringValue());
            return;
        }
        for (JsonNode part : content.isArray() ? content.values() : List.<JsonNode>of()) {
            JsonNode inner = Json.field(part, "thinking");
            if (inner != null) {
                content(inner, thought, thought);
            } else {
                append(Json.text(part, "text"), text);
                append(Json.text(part, "refusal"), text);
            }
        }
    }

    /** OpenRouter's generated images; an answer of Messages has no block for one, but clients show Markdown. */
    private static void images(List<JsonNode> images, StringBuilder text) {
        for (JsonNode image : images) {
            String url = Json.text(Json.field(image, "image_url"), "url");
            if (url != null) {
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append("![image](")
                        .append(url)
                        .append(')');
            }
        }
    }

    private static StringBuilder details(@Nullable ArrayNode details) {
        StringBuilder thought = new StringBuilder();
        for (JsonNode detail : elements(details)) {
            String text = Json.text(detail, "text");
            append(text == null ? Json.text(detail, "summary") : text, thought);
        }
        return thought;
    }

    private static @Nullable String signature(@Nullable ArrayNode details) {
        for (JsonNode detail : elements(details)) {
            String signature = emptyIsNull(Json.text(detail, "signature"));
            if (signature != null) {
                return signature;
            }
        }
        return null;
    }

    private static List<JsonNode> toolCalls(@Nullable JsonNode message) {
        List<JsonNode> calls = new ArrayList<>(elements(Json.arrayField(message, "tool_calls")));
        JsonNode single = Json.objectField(message, "function_call");
        if (single != null && calls.isEmpty()) {
            calls.add(Json.object().put("index", 0).set("function", single));
        }
        return calls;
    }

    private static List<JsonNode> elements(@Nullable ArrayNode array) {
        return array == null ? List.of() : List.copyOf(array.values());
    }

    private static void append(@Nullable String more, StringBuilder to) {
        if (more != null) {
            to.append(more);
        }
    }

    private static @Nullable String orNull(StringBuilder text) {
        return text.isEmpty() ? null : text.toString();
    }

    private static @Nullable String emptyIsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
