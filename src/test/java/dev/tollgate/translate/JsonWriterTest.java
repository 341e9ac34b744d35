package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonWriterTest {
    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{},[{}]]",
                "{\"a\":null,\"b\":true,\"c\":false,\"d\":-1,\"e\":1.50,\"f\":12345678901234567890,\"g\":\"\"}",
                "{\"k\\\"ey\\n\":[\"\\u0000\\u001f\\b\\f\\r\\t/\\\\\"]}"
            })
    void whatIsReadIsWrittenTheSame(String json) {
        JsonNode tree = Objects.requireNonNull(Json.parse(json));
        assertThat(Json.parse(Json.bytes(tree))).isEqualTo(tree);
        assertThat(Json.write(tree)).isEqualTo(JsonWriter.string(tree));
    }

    @Test
    void aTextOfAnyLettersArrivesWhole() {
        Random random = new Random(7);
        int[] letters = {'a', '"', '\\', '\n', 0, 0x1f, '?', 0x7f, 0x80, 0xe9, 0x20ac, 0x2028, 0xd83d, 0xde00, 0x1f600};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(80); i > 0; i--) {
                text.appendCodePoint(letters[random.nextInt(1 + random.nextInt(letters.length))]);
            }
            JsonNode tree = Json.array().add(text.toString());
            byte[] written = Json.bytes(tree);
            assertThat(Json.parse(written)).isEqualTo(tree);
            assertThat(JACKSON.readTree(written)).isEqualTo(tree);
        }
    }

    @Test
    void halfOfASurrogatePairIsAnEscape() {
        assertThat(text("a\ud83d?")).isEqualTo("\"a\\uD83D?\"");
        assertThat(text("\u00e9\ude00\ud83d\ude00")).isEqualTo("\"\u00e9\\uDE00\ud83d\ude00\"");
    }

    private static String text(String text) {
        byte[] written = Json.bytes(Json.array().add(text));
        return new String(written, 1, written.length - 2, StandardCharsets.UTF_8);
    }
}
