package dev.tollgate.translate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes a tree as compact JSON in UTF-8, as Jackson would, at half the cost: a conversation is long texts, and these are
 * copied in stretches between the characters that need an escape, not looked at one by one.
 *
 * <p>Half of a surrogate pair (a client cut a text inside an emoji) has no UTF-8: it is written as an escape.
 */
final class JsonWriter {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;

    private static final int SHORT = 32;

    /** What Java writes for half of a surrogate pair. */
    private static final byte HALF = '?';

    private byte[] out;
    private int length;

    private JsonWriter(int capacity) {
        out = new byte[capacity];
    }

    /** @param capacity a guess at the length of what is written */
    static byte[] bytes(JsonNode node, int capacity) {
        JsonWriter writer = new JsonWriter(capacity);
        writer.value(node);
        return Arrays.copyOf(writer.out, writer.length);
    }

    static String string(JsonNode node) {
        JsonWriter writer = new JsonWriter(128);
        writer.value(node);
        return new String(writer.out, 0, writer.length, StandardCharsets.UTF_8);
    }

    private void value(JsonNode node) {
        if (node instanceof StringNode text) {
            text(text.stringValue());
        } else if (node instanceof ObjectNode object) {
            object(object);
        } else if (node instanceof ArrayNode array) {
            array(array);
        } else if (node.isNumber()) {
            plain(node.numberValue().toString());
        } else {
            plain(node.isBoolean() ? String.valueOf(node.booleanValue()) : "null");
        }
    }

    private void object(ObjectNode object) {
        char before = '{';
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            plain(before);
            text(field.getKey());
            plain(':');
            value(field.getValue());
            before = ',';
        }
        plain(object.isEmpty() ? "{}" : "}");
    }

    private void array(ArrayNode array) {
        char before = '[';
        for (JsonNode element : array) {
            plain(before);
            value(element);
            before = ',';
        }
        plain(array.isEmpty() ? "[]" : "]");
    }

    private void text(String text) {
        plain('"');
        if (text.length() > SHORT || !copiedPlain(text)) {
            escaped(text);
        }
        plain('"');
    }

    /** Most short texts are names of fields: these need no bytes of their own. */
    private boolean copiedPlain(String text) {
        int count = text.length();
        reserve(count);
        byte[] to = out;
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
            to[at + i] = (byte) c;
        }
        length = at + count;
        return true;
    }

    private void escaped(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean oneByteEach = utf8.length == text.length();
        if (!oneByteEach && !text.equals(new String(utf8, StandardCharsets.UTF_8))) {
            halves(text);
            return;
        }
        int copied = 0;
        for (int i = suspect(utf8, 0); i < utf8.length; i = suspect(utf8, i + 1)) {
            int c = oneByteEach ? text.charAt(i) : utf8[i];
            if (c != HALF) {
                copy(utf8, copied, i);
                escape(c);
                copied = i + 1;
            }
        }
        copy(utf8, copied, utf8.length);
    }

    /** A text that is not all ASCII, and has halves of surrogate pairs in it. */
    private void halves(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped(text.substring(written, i));
                escape(c);
                written = i + 1;
            }
        }
        escaped(text.substring(written));
    }

    /** The next byte from {@code from} on that is a quote, a backslash, a control character or a question mark. */
    private static int suspect(byte[] utf8, int from) {
        int i = from;
        while (i + Long.BYTES <= utf8.length) {
            long bytes = (long) EIGHT.get(utf8, i);
            long found = below(bytes, ' ')
                    | below(bytes ^ '"' * ONES, 1)
                    | below(bytes ^ '\\' * ONES, 1)
                    | below(bytes ^ HALF * ONES, 1);
            if ((found & HIGH_BITS) != 0) {
                return i + Long.numberOfTrailingZeros(found & HIGH_BITS) / Byte.SIZE;
            }
            i += Long.BYTES;
        }
        while (i < utf8.length && !isSuspect(utf8[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSuspect(byte b) {
        return b >= 0 && b < ' ' || b == '"' || b == '\\' || b == HALF;
    }

    /** Sets the high bit of the lowest of eight bytes that is below {@code limit}; those above that one may be wrong. */
    private static long below(long bytes, int limit) {
        return bytes - limit * ONES & ~bytes;
    }

    private void escape(int c) {
        switch (c) {
            case '\n' -> plain("\\n");
            case '\t' -> plain("\\t");
            case '\r' -> plain("\\r");
            case '\b' -> plain("\\b");
            case '\f' -> plain("\\f");
            case '"' -> plain("\\\"");
            case '\\' -> plain("\\\\");
            default -> plain(String.format("\\u%04X", c));
        }
    }

    private void plain(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            plain(ascii.charAt(i));
        }
    }

    private void plain(char ascii) {
        reserve(1);
        out[length++] = (byte) ascii;
    }

    private void copy(byte[] utf8, int from, int to) {
        reserve(to - from);
        System.arraycopy(utf8, from, out, length, to - from);
        length += to - from;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > out.length) {
            out = Arrays.copyOf(out, Math.max(needed, out.length + (out.length >> 1)));
        }
    }
}
