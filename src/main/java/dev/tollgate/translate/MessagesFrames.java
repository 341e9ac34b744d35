package dev.tollgate.translate;

import dev.tollgate.translate.StreamTranslation.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the events of a Messages stream, each with its {@code event:} line. Which may follow which is up to the caller.
 *
 * <p>Source of the grammar: Anthropic's API reference, page "Streaming messages".
 */
final class MessagesFrames {

    private static final byte[] EVENT = ascii("event: ");
    private static final byte[] DATA = ascii("\ndata: ");
    private static final byte[] END = ascii("\n\n");

    private MessagesFrames() {}

    static void messageStart(ObjectNode message, Output out) {
        ObjectNode event = event("message_start");
        event.set("message", message);
        write(event, out);
    }

    static void ping(Output out) {
        write(event("ping"), out);
    }

    static void blockStart(int index, ObjectNode block, Output out) {
        ObjectNode event = event("content_block_start").put("index", index);
        event.set("content_block", block);
        write(event, out);
    }

    static void blockDelta(int index, ObjectNode delta, Output out) {
        ObjectNode event = event("content_block_delta").put("index", index);
        event.set("delta", delta);
        write(event, out);
    }

    static void blockStop(int index, Output out) {
        write(event("content_block_stop").put("index", index), out);
    }

    static void messageDelta(FromChatStop stop, FromChatUsage usage, Output out) {
        ObjectNode event = event("message_delta");
        ObjectNode delta = event.putObject("delta");
        stop.write(delta);
        delta.putNull("container");
        event.set("usage", usage.tokens());
        write(event, out);
    }

    static void messageStop(Output out) {
        write(event("message_stop"), out);
    }

    /** @param error a whole error body, {@code {"type":"error",...}} */
    static void error(ObjectNode error, Output out) {
        write(error, out);
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }

    private static void write(ObjectNode event, Output out) {
        byte[] type = ascii(String.valueOf(Json.text(event, "type")));
        byte[] json = Json.bytes(event);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(json.length + type.length + 32);
        frame.writeBytes(EVENT);
        frame.writeBytes(type);
        frame.writeBytes(DATA);
        frame.writeBytes(json);
        frame.writeBytes(END);
        out.write(frame.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
