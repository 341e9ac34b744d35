package dev.tollgate.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One server-sent event; its JSON is made when it is sent, so that thousands of waiting streams stay small.
 *
 * @param bytes the event on the wire, with LF line ends and its blank line
 * @param delta whether it carries a piece of the output
 */
record StreamEvent(Supplier<byte[]> bytes, boolean delta) implements Step {
    private static final byte[] NOT_UTF8 = {(byte) 0xC3, '('};

    /** An event with a name line, unless the name is null. */
    static StreamEvent named(@Nullable String name, Supplier<? extends JsonNode> data) {
        return new StreamEvent(() -> encoded(name, data.get()), false);
    }

    static StreamEvent raw(String text) {
        return new StreamEvent(() -> text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static byte[] encoded(@Nullable String name, JsonNode data) {
        String head = name == null ? "data: " : "event: " + name + "\ndata: ";
        return (head + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    StreamEvent asDelta() {
        return new StreamEvent(bytes, true);
    }

    /** The same event with bytes that are not UTF-8 at the end of its last JSON string. */
    StreamEvent corrupted() {
        return new StreamEvent(() -> corrupted(bytes.get()), delta);
    }

    private static byte[] corrupted(byte[] event) {
        int quote = event.length - 1;
        while (quote > 0 && event[quote] != '"') {
            quote--;
        }
        byte[] corrupted = Arrays.copyOf(event, event.length + NOT_UTF8.length);
        System.arraycopy(NOT_UTF8, 0, corrupted, quote, NOT_UTF8.length);
        System.arraycopy(event, quote, corrupted, quote + NOT_UTF8.length, event.length - quote);
        return corrupted;
    }
}
