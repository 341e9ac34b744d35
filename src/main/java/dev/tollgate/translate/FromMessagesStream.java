package dev.tollgate.translate;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a streamed message as chunks of a chat completion, one for one as they come. {@code ping} has no like and
 * is passed over; an {@code error} ends the stream without {@code [DONE]}, as does a stream that breaks off.
 */
final class FromMessagesStream implements StreamTranslation {

    private final AnswerHints hints;
    private final ChatUsage usage = new ChatUsage();
    private final ChatExtras extras = new ChatExtras();
    private final Map<Integer, FromMessagesBlock> open = new TreeMap<>();
    private final ObjectNode extensions = Json.object();
    private @Nullable ChatFrames frames;
    private @Nullable JsonNode end;
    private int calls;
    private int textLength;
    private boolean terminated;

    FromMessagesStream(AnswerHints hints) {
        this.hints = hints;
    }

    @Override
    public void event(@Nullable String name, byte[] data, Output out) {
        if (terminated) {
            return;
        }
        JsonNode event = Json.parse(data);
        if (!(event instanceof ObjectNode object)) {
            fail("The provider's stream has an event that is not a JSON object.", out);
            return;
        }
        String type = Json.text(object, "type");
        switch (type == null ? name : type) {
            case "message_start" -> start(Json.field(object, "message"), out);
            case "content_block_start" -> open(object, out);
            case "content_block_delta" -> delta(object, out);
            case "content_block_stop" -> close(open.remove(index(object)), out);
            case "message_delta" -> end(object);
            case "message_stop" -> stop(out);
            case "error" -> {
                out.write(ChatFrames.error(FromMessagesError.inStream(object)));
                terminated = true;
            }
            case null, default -> {
                // A ping, or an event that is newer than this.
            }
        }
    }

    @Override
    public void end(Output out) {
        if (!terminated) {
            fail("The provider's stream broke off before its end.", out);
        }
    }

    @Override
    public boolean terminated() {
        return terminated;
    }

    private void fail(String message, Output out) {
        out.write(ChatFrames.error(FromMessagesError.brokenStream(message)));
        terminated = true;
    }

    private void start(@Nullable JsonNode message, Output out) {
        usage.update(Json.field(message, "usage"));
        FromMessagesAnswer.copyExtensions(message, extensions);
        if (frames == null) {
            frames = new ChatFrames(ChatHead.of(message, hints), usage.serviceTier(), hints.includeUsage());
            out.write(frames.chunk(Json.object().put("role", "assistant").put("content", "")));
        }
    }

    /** A stream that does not begin as it should is begun here: a client must have its role first. */
    private ChatFrames frames(Output out) {
        if (frames == null) {
            start(null, out);
        }
        return Objects.requireNonNull(frames);
    }

    private void open(ObjectNode event, Output out) {
        ObjectNode start = Json.objectField(event, "content_block");
        if (start == null) {
            return;
        }
        int index = index(event);
        close(open.remove(index), out);
        FromMessagesBlock block =
                new FromMessagesBlock(index, start, calls, hints.calls().asFunctionCall() && calls == 0, textLength);
        open.put(index, block);
        calls += block.isCall() ? 1 : 0;
        tell(block.opening(), out);
    }

    private void delta(ObjectNode event, Output out) {
        FromMessagesBlock block = open.get(index(event));
        JsonNode delta = Json.objectField(event, "delta");
        if (block != null && delta != null) {
            tell(block.delta(delta), out);
        }
    }

    private void close(@Nullable FromMessagesBlock block, Output out) {
        if (block != null) {
            tell(block.closing(), out);
            block.keep(extras, textLength);
        }
    }

    private void tell(@Nullable ObjectNode delta, Output out) {
        if (delta == null) {
            return;
        }
        String text = Json.text(delta, "content");
        textLength += text == null ? 0 : text.codePointCount(0, text.length());
        out.write(frames(out).chunk(delta));
    }

    private void end(ObjectNode event) {
        usage.update(Json.field(event, "usage"));
        JsonNode delta = Json.field(event, "delta");
        FromMessagesAnswer.copyExtensions(event, extensions);
        FromMessagesAnswer.copyExtensions(delta, extensions);
        if (Json.text(delta, "stop_reason") != null) {
            end = delta;
        }
    }

    private void stop(Output out) {
        ChatFrames frames = frames(out);
        open.values().forEach(block -> close(block, out));
        open.clear();
        boolean single = hints.calls().asFunctionCall() && calls == 1;
        ChatEnd chatEnd = ChatEnd.of(end, calls == 0 ? "stop" : single ? "function_call" : "tool_calls");
        ObjectNode rest = Json.object();
        if (chatEnd.refusal() != null) {
            rest.put("refusal", chatEnd.refusal());
        }
        extras.into(rest);
        rest.setAll(extensions);
        if (!rest.isEmpty()) {
            out.write(frames.chunk(rest));
        }
        out.write(frames.finish(chatEnd));
        ObjectNode counts = hints.includeUsage() ? usage.write() : null;
        if (counts != null) {
            out.write(frames.usage(counts));
        }
        out.write(ChatFrames.done());
        terminated = true;
    }

    private static int index(ObjectNode event) {
        Long index = Json.number(event, "index");
        return index == null ? 0 : (int) Math.clamp(index, 0, Integer.MAX_VALUE);
    }
}
