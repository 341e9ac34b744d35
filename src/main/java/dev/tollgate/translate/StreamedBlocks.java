package dev.tollgate.translate;

import dev.tollgate.translate.StreamTranslation.Output;
import dev.tollgate.translate.StreamedBlock.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content blocks of a Messages stream, one after the other, made of deltas that may come in any order.
 *
 * <p>Chat Completions may interleave the pieces of several tool calls; Messages finishes a block before the next. So
 * blocks stand in a line: the first is open and written as it grows, those behind it keep what comes for them. The next one
 * is opened as soon as the first is complete, which for a tool call is when its JSON is. In the order in which all
 * providers send, that is at once, and nothing is held back.
 */
final class StreamedBlocks {

    private final Deque<StreamedBlock> line = new ArrayDeque<>();
    private final Map<Long, StreamedBlock> callsByIndex = new HashMap<>();
    private final Map<String, StreamedBlock> callsById = new HashMap<>();
    private @Nullable StreamedBlock lastCall;
    private int next;
    private boolean calledTools;

    /** Whether there was any tool call. */
    boolean calledTools() {
        return calledTools;
    }

    void text(String piece, FromChatHead head, Output out) {
        last(Kind.TEXT).add(piece, out);
        advance(head, out, false);
    }

    void thought(String piece, FromChatHead head, Output out) {
        last(Kind.THINKING).add(piece, out);
        advance(head, out, false);
    }

    void signature(String signature, FromChatHead head, Output out) {
        last(Kind.THINKING).sign(signature, out);
        advance(head, out, false);
    }

    /** The text that a citation belongs to. */
    CharSequence citedText() {
        return last(Kind.TEXT).text();
    }

    void citation(ObjectNode citation, FromChatHead head, Output out) {
        last(Kind.TEXT).cite(citation, out);
        advance(head, out, false);
    }

    void toolCall(FromChatToolCall piece, FromChatHead head, Output out) {
        StreamedBlock call = call(piece);
        call.identify(piece);
        if (piece.id() != null) {
            callsById.put(piece.id(), call);
        }
        if (!piece.arguments().isEmpty()) {
            call.add(piece.arguments(), out);
        }
        advance(head, out, false);
    }

    /** Ends all blocks: whatever comes later is a new one. */
    void close(FromChatHead head, Output out) {
        advance(head, out, true);
        callsByIndex.clear();
        callsById.clear();
        lastCall = null;
    }

    private StreamedBlock last(Kind kind) {
        StreamedBlock last = line.peekLast();
        return last != null && last.kind() == kind ? last : append(kind);
    }

    private StreamedBlock append(Kind kind) {
        StreamedBlock block = new StreamedBlock(kind);
        line.addLast(block);
        return block;
    }

    /**
     * The call that a piece belongs to. Mostly its index tells; but there are providers that number every call 0, that
     * give no index, or that repeat the id in each piece.
     */
    private StreamedBlock call(FromChatToolCall piece) {
        StreamedBlock known = piece.id() == null ? null : callsById.get(piece.id());
        if (known == null && piece.index() != null) {
            known = callsByIndex.get(piece.index());
        }
        if (known == null && piece.index() == null && piece.id() == null && piece.name() == null) {
            known = lastCall;
        }
        StreamedBlock call = known == null || another(piece, known) ? append(Kind.TOOL_CALL) : known;
        if (piece.index() != null) {
            callsByIndex.put(piece.index(), call);
        }
        calledTools = true;
        lastCall = call;
        return call;
    }

    private static boolean another(FromChatToolCall piece, StreamedBlock known) {
        if (piece.id() != null) {
            return known.id() != null && !piece.id().equals(known.id());
        }
        return piece.name() != null && !piece.arguments().isEmpty() && known.whole();
    }

    private void advance(FromChatHead head, Output out, boolean closing) {
        for (StreamedBlock first = line.peekFirst(); first != null; first = line.peekFirst()) {
            if (!first.begun()) {
                if (!first.ready() && !closing) {
                    return;
                }
                first.begin(next++, head, out);
            }
            if (!closing && (line.size() == 1 || !first.complete())) {
                return;
            }
            first.stop(out);
            line.removeFirst();
        }
    }
}
