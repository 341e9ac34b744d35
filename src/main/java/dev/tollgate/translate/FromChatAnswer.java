package dev.tollgate.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole Chat Completions answer as a message: of its choices the first, since a Messages request asks for one. */
final class FromChatAnswer {

    private final FromChatHead head;
    private final ArrayNode content = Json.array();

    private FromChatAnswer(FromChatHead head) {
        this.head = head;
    }

    static byte[] of(byte[] body, AnswerHints hints) {
        if (!(Json.parse(body) instanceof ObjectNode answer)) {
            throw new Untranslatable("the provider's answer is not JSON (expected: a chat completion)", null);
        }
        ArrayNode choices = Json.arrayField(answer, "choices");
        if (choices == null) {
            throw new Untranslatable(
                    "the provider's answer is no chat completion: " + FromChatError.message(answer, 200), null);
        }
        return new FromChatAnswer(FromChatHead.of(answer, body, hints)).message(answer, choices.get(0), hints);
    }

    private byte[] message(ObjectNode answer, @Nullable JsonNode choice, AnswerHints hints) {
        if (FromChatStop.brokeOff(choice)) {
            throw new Untranslatable("the provider broke off: " + Json.text(choice, "finish_reason"), null);
        }
        FromChatMessage message = FromChatMessage.of(Json.field(choice, "message"));
        thinking(message);
        text(message, FromChatCitations.ofSources(answer));
        if (message.refusal() != null) {
            content.add(textBlock(message.refusal()));
        }
        toolCalls(message);
        FromChatUsage usage = FromChatUsage.of(answer);
        if (usage == null) {
            usage = FromChatUsage.estimate(hints.estimatedInputTokens(), TokenEstimate.ofBytes(letters(message)));
        }
        ObjectNode translated = head.message(content, usage);
        FromChatStop.of(choice, !message.toolCalls().isEmpty(), message.refusal())
                .write(translated);
        return Json.bytes(translated);
    }

    private void thinking(FromChatMessage message) {
        if (message.thought() != null) {
            content.addObject()
                    .put("type", "thinking")
                    .put("thinking", message.thought())
                    .put("signature", message.signature() == null ? "" : message.signature());
        }
    }

    private void text(FromChatMessage message, List<ObjectNode> sources) {
        String text = message.text() == null ? "" : message.text();
        ArrayNode citations = Json.array();
        for (JsonNode annotation : message.citations()) {
            ObjectNode citation = FromChatCitations.ofAnnotation(annotation, text);
            if (citation != null) {
                citations.add(citation);
            }
        }
        sources.forEach(citations::add);
        if (text.isEmpty() && citations.isEmpty()) {
            return;
        }
        ObjectNode block = textBlock(text);
        if (!citations.isEmpty()) {
            block.set("citations", citations);
        }
        content.add(block);
    }

    private void toolCalls(FromChatMessage message) {
        int index = 0;
        for (JsonNode element : message.toolCalls()) {
            FromChatToolCall call = FromChatToolCall.of(element);
            content.add(
                    FromChatToolCall.block(head.callId(call.id(), index++), head.toolName(call.name()), call.input()));
        }
    }

    private static long letters(FromChatMessage message) {
        long letters = 0;
        for (String text : new @Nullable String[] {message.thought(), message.text(), message.refusal()}) {
            letters += text == null ? 0 : text.length();
        }
        for (JsonNode call : message.toolCalls()) {
            letters += FromChatToolCall.of(call).arguments().length();
        }
        return letters;
    }

    static ObjectNode textBlock(String text) {
        return Json.object().put("type", "text").put("text", text).putNull("citations");
    }
}
