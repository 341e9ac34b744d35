package dev.tollgate.translate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the chunks of one completion. All but the delta is the same in each, so it is encoded once. A chunk has
 * {@code usage: null} where usage was asked for, as OpenAI's have.
 */
final class ChatFrames {

    private static final byte[] DONE = bytes("data: [DONE]\n\n");
    private static final byte[] DATA = bytes("data: ");
    private static final byte[] END = bytes("\n\n");

    private static final byte[] CHOICES = bytes(",\"choices\":[");
    private static final byte[] DELTA = bytes("{\"index\":0,\"delta\":");
    private static final byte[] GOES_ON = bytes(",\"logprobs\":null,\"finish_reason\":null}");

    private final byte[] head;
    private final byte[] tail;

    /** @param tier OpenAI's word for the tier, or null */
    ChatFrames(ChatHead head, @Nullable String tier, boolean includeUsage) {
        ObjectNode fields = head.write("chat.completion.chunk");
        if (tier != null) {
            fields.put("service_tier", tier);
        }
        byte[] object = Json.bytes(fields);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(DATA.length + object.length);
        bytes.writeBytes(DATA);
        bytes.write(object, 0, object.length - 1);
        this.head = bytes.toByteArray();
        this.tail = bytes(includeUsage ? "],\"usage\":null}\n\n" : "]}\n\n");
    }

    byte[] chunk(ObjectNode delta) {
        return join(head, CHOICES, DELTA, Json.bytes(delta), GOES_ON, tail);
    }

    byte[] finish(ChatEnd end) {
        ObjectNode choice = Json.object().put("index", 0);
        choice.putObject("delta");
        choice.putNull("logprobs");
        end.into(choice);
        return join(head, CHOICES, Json.bytes(choice), tail);
    }

    byte[] usage(ObjectNode usage) {
        return join(head, CHOICES, bytes("],\"usage\":"), Json.bytes(usage), bytes("}\n\n"));
    }

    static byte[] done() {
        return DONE.clone();
    }

    /** A frame of an error's body; no {@code [DONE]} may follow it. */
    static byte[] error(byte[] body) {
        return join(DATA, body, END);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] frame = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, frame, at, part.length);
            at += part.length;
        }
        return frame;
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
