package dev.tollgate.translate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Chat Completions stream as a Messages stream.
 *
 * <p>Begins with the first chunk that has a choice. Blocks are written as their deltas come ({@link StreamedBlocks}) and
 * ended by {@code finish_reason}; {@code message_delta} waits for the usage, which comes in a chunk of its own after that,
 * or for {@code [DONE]} or the end where none comes. A stream that ends without {@code finish_reason} or {@code [DONE]},
 * brings an error, or something that is no chunk, ends with an {@code error} event.
 */
final class FromChatStream implements StreamTranslation {

    private static final String DONE = "[DONE]";

    private final AnswerHints hints;
    private final StreamedBlocks blocks = new StreamedBlocks();
    private final StringBuilder refusal = new StringBuilder();
    private @Nullable FromChatHead head;
    private @Nullable FromChatUsage usage;
    private @Nullable JsonNode finish;
    private List<ObjectNode> sources = List.of();
    private boolean cited;
    private long written;
    private boolean terminated;

    FromChatStream(AnswerHints hints) {
        this.hints = hints;
    }

    @Override
    public boolean terminated() {
        return terminated;
    }

    @Override
    public void event(@Nullable String name, byte[] data, Output out) {
        if (terminated || data.length == 0) {
            return;
        }
        if (isDone(data)) {
            finished(head == null ? start(Json.object(), data, out) : head, out);
            return;
        }
        JsonNode chunk = Json.parse(data);
        if (chunk == null || !chunk.isObject()) {
            fail(
                    FromChatError.error("api_error", "The provider's stream brought something that is no chunk", null),
                    out);
        } else if (Json.field(chunk, "error") != null || "error".equals(name)) {
            fail(FromChatError.event(chunk), out);
        } else {
            chunk(chunk, data, out);
        }
    }

    @Override
    public void end(Output out) {
        if (terminated) {
            return;
        }
        if (head != null && finish != null) {
            finished(head, out);
        } else {
            fail(
                    FromChatError.error(
                            "api_error", "The provider's stream ended before the answer was complete", null),
                    out);
        }
    }

    private void chunk(JsonNode chunk, byte[] data, Output out) {
        FromChatUsage stated = FromChatUsage.of(chunk);
        usage = stated == null ? usage : stated;
        List<ObjectNode> named = FromChatCitations.ofSources(chunk);
        sources = named.isEmpty() ? sources : named;
        JsonNode choice = first(Json.arrayField(chunk, "choices"));
        if (choice != null) {
            choice(choice, head == null ? start(chunk, data, out) : head, out);
        } else if (finish != null && stated != null && head != null) {
            finished(head, out);
        }
    }

    /** A Messages request asks for one choice; a provider that sends more numbers them. */
    private static @Nullable JsonNode first(@Nullable ArrayNode choices) {
        for (JsonNode choice : choices == null ? List.<JsonNode>of() : choices.values()) {
            Long index = Json.number(choice, "index");
            if (index == null || index == 0) {
                return choice;
            }
        }
        return null;
    }

    private FromChatHead start(JsonNode chunk, byte[] data, Output out) {
        FromChatHead begun = FromChatHead.of(chunk, data, hints);
        head = begun;
        FromChatUsage known = usage == null ? FromChatUsage.estimate(hints.estimatedInputTokens(), 0) : usage;
        MessagesFrames.messageStart(begun.message(Json.array(), known), out);
        MessagesFrames.ping(out);
        return begun;
    }

    private void choice(JsonNode choice, FromChatHead to, Output out) {
        JsonNode delta = Json.field(choice, "delta");
        FromChatMessage piece = FromChatMessage.of(delta == null ? Json.field(choice, "message") : delta);
        if (piece.thought() != null) {
            blocks.thought(counted(piece.thought()), to, out);
        }
        if (piece.signature() != null) {
            blocks.signature(piece.signature(), to, out);
        }
        if (piece.text() != null) {
            blocks.text(counted(piece.text()), to, out);
        }
        if (piece.refusal() != null) {
            refusal.append(piece.refusal());
            blocks.text(counted(piece.refusal()), to, out);
        }
        for (JsonNode annotation : piece.citations()) {
            ObjectNode citation = FromChatCitations.ofAnnotation(annotation, blocks.citedText());
            if (citation != null) {
                blocks.citation(citation, to, out);
            }
        }
        for (JsonNode call : piece.toolCalls()) {
            FromChatToolCall part = FromChatToolCall.of(call);
            counted(part.arguments());
            blocks.toolCall(part, to, out);
        }
        finish(choice, to, out);
    }

    private void finish(JsonNode choice, FromChatHead to, Output out) {
        String reason = Json.text(choice, "finish_reason");
        if (reason == null || reason.isEmpty()) {
            return;
        }
        if (FromChatStop.brokeOff(choice)) {
            fail(FromChatError.error("api_error", "The provider broke off: " + reason, null), out);
            return;
        }
        finish = choice;
        cite(to, out);
        blocks.close(to, out);
    }

    /** Sources beside the choices are repeated in every chunk: they are told once. */
    private void cite(FromChatHead to, Output out) {
        if (!cited) {
            sources.forEach(citation -> blocks.citation(citation, to, out));
            cited = !sources.isEmpty();
        }
    }

    private void finished(FromChatHead to, Output out) {
        cite(to, out);
        blocks.close(to, out);
        String refused = refusal.isEmpty() ? null : refusal.toString();
        FromChatStop stop = FromChatStop.of(finish, blocks.calledTools(), refused);
        FromChatUsage known = usage == null
                ? FromChatUsage.estimate(hints.estimatedInputTokens(), TokenEstimate.ofBytes(written))
                : usage;
        MessagesFrames.messageDelta(stop, known, out);
        MessagesFrames.messageStop(out);
        terminated = true;
    }

    private void fail(ObjectNode error, Output out) {
        MessagesFrames.error(error, out);
        terminated = true;
    }

    /** Notes the size of a text, for the case that no usage comes. */
    private String counted(String text) {
        written += text.length();
        return text;
    }

    private static boolean isDone(byte[] data) {
        return data.length <= DONE.length() + 2
                && new String(data, StandardCharsets.UTF_8).strip().equals(DONE);
    }
}
