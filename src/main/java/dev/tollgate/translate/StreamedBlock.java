package dev.tollgate.translate;

import dev.tollgate.translate.StreamTranslation.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One content block of a Messages stream. What is added to it is kept until the block is begun, and written at once from
 * then on.
 */
final class StreamedBlock {

    /** What a block holds: of these only a tool call can have a successor before it is complete. */
    enum Kind {
        TEXT,
        THINKING,
        TOOL_CALL
    }

    private final Kind kind;
    private final List<ObjectNode> kept = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final JsonEnd end = new JsonEnd();
    private @Nullable String id;
    private @Nullable String name;
    private int index = -1;
    private boolean stopped;

    StreamedBlock(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The provider's id of a tool call, as far as it is known. */
    @Nullable
    String id() {
        return id;
    }

    /** The text so far: citations point into it. */
    CharSequence text() {
        return text;
    }

    /** Takes a tool call's id and name from the first piece that has them; some providers repeat them in each. */
    void identify(FromChatToolCall piece) {
        if (id == null) {
            id = piece.id();
        }
        if (name == null) {
            name = piece.name();
        }
    }

    void add(String piece, Output out) {
        if (stopped) {
            // Only a tool call can be stopped and still be spoken of: what comes after its JSON is none of it.
            return;
        }
        switch (kind) {
            case TEXT -> {
                text.append(piece);
                delta(Json.object().put("type", "text_delta").put("text", piece), out);
            }
            case THINKING -> delta(Json.object().put("type", "thinking_delta").put("thinking", piece), out);
            case TOOL_CALL -> {
                end.add(piece);
                delta(Json.object().put("type", "input_json_delta").put("partial_json", piece), out);
            }
        }
    }

    void cite(ObjectNode citation, Output out) {
        ObjectNode delta = Json.object().put("type", "citations_delta");
        delta.set("citation", citation);
        delta(delta, out);
    }

    void sign(String signature, Output out) {
        delta(Json.object().put("type", "signature_delta").put("signature", signature), out);
    }

    boolean begun() {
        return index >= 0;
    }

    /** A tool call begins with its id and name: while one of them may still come, it cannot. */
    boolean ready() {
        return kind != Kind.TOOL_CALL || name != null && id != null;
    }

    /** Whether nothing can be added any more, once something else has come after it. */
    boolean complete() {
        return kind != Kind.TOOL_CALL || end.reached();
    }

    void begin(int at, FromChatHead head, Output out) {
        index = at;
        MessagesFrames.blockStart(at, start(head), out);
        kept.forEach(delta -> MessagesFrames.blockDelta(at, delta, out));
        kept.clear();
    }

    /** Whether a tool call's arguments are a whole JSON value. */
    boolean whole() {
        return end.reached();
    }

    void stop(Output out) {
        stopped = true;
        MessagesFrames.blockStop(index, out);
    }

    private ObjectNode start(FromChatHead head) {
        return switch (kind) {
            case TEXT -> FromChatAnswer.textBlock("");
            case THINKING ->
                Json.object().put("type", "thinking").put("thinking", "").put("signature", "");
            case TOOL_CALL -> FromChatToolCall.block(head.callId(id, index), head.toolName(name), Json.object());
        };
    }

    private void delta(ObjectNode delta, Output out) {
        if (begun()) {
            MessagesFrames.blockDelta(index, delta, out);
        } else {
            kept.add(delta);
        }
    }
}
