package dev.tollgate.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes documents that look like requests, and spoils them; the same for the same seed. */
final class RandomJson {
    // no surrogate escapes: Jackson refuses lone ones in keys, which RFC 8259 allows
    private static final List<String> KEYS = List.of(
            "model",
            "stream",
            "temperature",
            "top_p",
            "top_k",
            "max_tokens",
            "max_completion_tokens",
            "stop",
            "stop_sequences",
            "seed",
            "n",
            "user",
            "service_tier",
            "metadata",
            "stream_options",
            "response_format",
            "messages",
            "frequency_penalty",
            "mod\\u0065l",
            "x",
            "",
            "é",
            "user_id",
            "include_usage",
            "type",
            "content");
    private static final List<String> STRINGS = List.of(
            "",
            "gpt-5",
            "claude-haiku-4-5-20251001",
            "json_schema",
            "json_object",
            "text",
            "été ✓ 漢字 😀",
            "a\\nb\\\"c\\\\d\\/e",
            "\\ud800",
            "\\udc00x",
            "\\u0000",
            "\\uD83D\\uDE00",
            "plain text that is longer than eight bytes, and then some more",
            "\u007f",
            "\u0080\u07ff\u0800\ud7ff\ue000\uffff",
            "{\\\"session_id\\\":\\\"s\\\"}");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "10",
            "2.50",
            "1E400",
            "-1e-400",
            "1e1",
            "0.1",
            "12345678901234567890",
            "1.0",
            "0e0",
            "-12",
            "1E+2",
            "4096",
            "9223372036854775807");
    private static final byte[] SPOILERS = "\"\\{}[]:,0-.eE+tfn \n\t\r/u'\u0001".getBytes(StandardCharsets.ISO_8859_1);

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    byte[] document() {
        StringBuilder json = new StringBuilder();
        space(json);
        object(json, 0);
        space(json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A document with a few bytes changed, removed, doubled or cut off. */
    byte[] spoiled() {
        byte[] bytes = document();
        for (int change = random.nextInt(3); change >= 0 && bytes.length > 1; change--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(6)) {
                case 0 -> with(bytes, at, at + 1, new byte[] {SPOILERS[random.nextInt(SPOILERS.length)]});
                case 1 -> with(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 2 -> with(bytes, at, at + 1, new byte[0]);
                case 3 -> with(bytes, at, at, new byte[] {SPOILERS[random.nextInt(SPOILERS.length)]});
                case 4 -> with(bytes, at, at, java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 6)));
                default -> random.nextInt(4) == 0 ? with(bytes, at, bytes.length, new byte[0]) : bytes;
            };
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int from, int to, byte[] instead) {
        byte[] changed = new byte[from + instead.length + bytes.length - to];
        System.arraycopy(bytes, 0, changed, 0, from);
        System.arraycopy(instead, 0, changed, from, instead.length);
        System.arraycopy(bytes, to, changed, from + instead.length, bytes.length - to);
        return changed;
    }

    private void object(StringBuilder json, int depth) {
        json.append('{');
        int members = random.nextInt(depth == 0 ? 9 : 4);
        for (int i = 0; i < members; i++) {
            json.append(i == 0 ? "" : ",");
            space(json);
            json.append('"').append(one(KEYS)).append('"');
            space(json);
            json.append(':');
            value(json, depth + 1);
        }
        space(json);
        json.append('}');
    }

    private void value(StringBuilder json, int depth) {
        space(json);
        switch (random.nextInt(depth > 5 ? 6 : 9)) {
            case 0, 1, 2 -> json.append('"').append(one(STRINGS)).append('"');
            case 3, 4 -> json.append(one(NUMBERS));
            case 5 -> json.append(one(List.of("true", "false", "null")));
            case 6, 7 -> object(json, depth);
            default -> {
                json.append('[');
                int elements = random.nextInt(4);
                for (int i = 0; i < elements; i++) {
                    json.append(i == 0 ? "" : ",");
                    value(json, depth + 1);
                }
                space(json);
                json.append(']');
            }
        }
        space(json);
    }

    private void space(StringBuilder json) {
        while (random.nextInt(5) == 0) {
            json.append(one(List.of(" ", "\n", "\r\n", "\t", "          ")));
        }
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
