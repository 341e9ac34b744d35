package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestScanTest {
    @Test
    void aMessagesRequestIsRead() {
        RequestFacts facts = scan("""
                {"model":"claude-opus-4-8","stream":true,"max_tokens":32000,"temperature":1,"top_p":0.9,"top_k":40,
                 "stop_sequences":["\\n\\nHuman:","é"],"service_tier":"auto",
                 "output_config":{"effort":"high","format":{"type":"json_schema","schema":{"type":"object"}}},
                 "messages":[{"role":"user","content":[{"type":"text","text":"\\"model\\":\\"other\\""}]}]}
                """);
        assertThat(facts.model()).isEqualTo("claude-opus-4-8");
        assertThat(facts.stream()).isTrue();
        assertThat(facts.maxTokens()).isEqualTo(32_000);
        assertThat(facts.temperature()).isEqualTo(1.0);
        assertThat(facts.topP()).isEqualTo(0.9);
        assertThat(facts.topK()).isEqualTo(40.0);
        assertThat(facts.stopSequences()).containsExactly("\n\nHuman:", "é");
        assertThat(facts.serviceTier()).isEqualTo("auto");
        assertThat(facts.outputType()).isEqualTo("json");
        assertThat(facts.wrongTypes()).isEmpty();
    }

    @Test
    void aChatRequestIsRead() {
        RequestFacts facts = scan("""
                {"messages":[],"model":"gpt-5.2","n":2,"seed":-7,"stop":"END","frequency_penalty":-0.5,"presence_penalty":2,
                 "max_completion_tokens":1e3,"user":"u-1","response_format":{"type":"json_object"},"stream":false,
                 "stream_options":{"include_usage":true}}
                """);
        assertThat(facts.choices()).isEqualTo(2);
        assertThat(facts.seed()).isEqualTo(-7);
        assertThat(facts.stopSequences()).containsExactly("END");
        assertThat(facts.frequencyPenalty()).isEqualTo(-0.5);
        assertThat(facts.presencePenalty()).isEqualTo(2.0);
        assertThat(facts.maxTokens()).isEqualTo(1000);
        assertThat(facts.user()).isEqualTo("u-1");
        assertThat(facts.outputType()).isEqualTo("json");
        assertThat(facts.stream()).isFalse();
        assertThat(facts.streamOptions().includeUsage()).isTrue();
    }

    @Test
    void aResponsesRequestIsRead() {
        RequestFacts facts = scan("""
                {"model":"gpt-5.2-codex","input":"x","max_output_tokens":64,"text":{"format":{"type":"json_schema"}},
                 "metadata":{"user_id":"someone"}}
                """);
        assertThat(facts.maxTokens()).isEqualTo(64);
        assertThat(facts.outputType()).isEqualTo("json");
        assertThat(facts.user()).isEqualTo("someone");
        assertThat(facts.sessionId()).isNull();
    }

    @Test
    void onlyTheTopLevelIsRead() {
        RequestFacts facts = scan(
                "{\"x\":{\"model\":\"a\",\"stream\":true},\"y\":[{\"model\":\"b\"}],\"text\":{\"type\":\"json_object\"}}");
        assertThat(facts.model()).isNull();
        assertThat(facts.modelSpan()).isNull();
        assertThat(facts.stream()).isFalse();
        assertThat(facts.outputType()).isNull();
    }

    @Test
    void theSpanOfTheModelIsItsValueWithQuotes() {
        String body = "{ \"é\" : 1, \"model\" : \"a\\u0062\\n\" }";
        RequestFacts facts = scan(body);
        assertThat(facts.model()).isEqualTo("ab\n");
        assertThat(part(body, facts.modelSpan())).isEqualTo("\"a\\u0062\\n\"");
        assertThat(part("{\"model\":null}", scan("{\"model\":null}").modelSpan()))
                .isEqualTo("null");
        assertThat(part("{\"model\":[{}, 1]}", scan("{\"model\":[{}, 1]}").modelSpan()))
                .isEqualTo("[{}, 1]");
    }

    @Test
    void claudeCodesSessionIsReadFromTheUserId() {
        assertThat(ids("{\\\"device_id\\\":\\\"d\\\",\\\"account_uuid\\\":\\\"\\\",\\\"session_id\\\":\\\"s-1\\\"}"))
                .isEqualTo(new UserId("d", "s-1"));
        assertThat(ids("{\\\"account_uuid\\\":\\\"a\\\",\\\"device_id\\\":\\\"d\\\"}"))
                .isEqualTo(new UserId("a", null));
        assertThat(ids("user_0af_account__session_8f1")).isEqualTo(new UserId("user_0af", "8f1"));
        assertThat(ids("user_0af_account_77_session_8f1")).isEqualTo(new UserId("77", "8f1"));
        assertThat(ids("user_0af_session_8f1")).isEqualTo(new UserId("user_0af_session_8f1", null));
        assertThat(ids("{not json")).isEqualTo(new UserId("{not json", null));
        assertThat(ids("")).isEqualTo(new UserId(null, null));
    }

    private static UserId ids(String userId) {
        RequestFacts facts = scan("{\"metadata\":{\"user_id\":\"" + userId + "\"}}");
        return new UserId(facts.user(), facts.sessionId());
    }

    @Test
    void aFieldOfTheWrongTypeIsAbsentAndSaysWhatItIs() {
        RequestFacts facts = scan(
                "{\"model\":5,\"stream\":\"true\",\"temperature\":\"hot\",\"max_output_tokens\":1.5,\"stop\":[1,\"x\"],\"seed\":[]}");
        assertThat(facts.model()).isNull();
        assertThat(facts.wrongType("model")).isEqualTo("model is a number (expected: a string)");
        assertThat(facts.stream()).isFalse();
        assertThat(facts.stopSequences()).containsExactly("x");
        assertThat(facts.wrongTypes())
                .extracting(WrongType::message)
                .containsExactly(
                        "model is a number (expected: a string)",
                        "stream is a string (expected: true or false)",
                        "temperature is a string (expected: a number)",
                        "max_output_tokens is a number (expected: a whole number)",
                        "stop[] is a number (expected: a string)",
                        "seed is an array (expected: a whole number)");
    }

    @Test
    void nullMeansThatAFieldIsNotSetButAModelMustBe() {
        RequestFacts facts = scan("{\"temperature\":null,\"stop\":null,\"stream_options\":null,\"model\":null}");
        assertThat(facts.wrongTypes()).containsExactly(new WrongType("model", "null", "a string"));
        assertThat(facts.streamOptions().span()).isNotNull();
    }

    @Test
    void theLastOfTwoFieldsCounts() {
        RequestFacts facts = scan("{\"temperature\":1,\"stop\":[\"a\"],\"temperature\":0.5,\"stop\":[\"b\",\"c\"]}");
        assertThat(facts.temperature()).isEqualTo(0.5);
        assertThat(facts.stopSequences()).containsExactly("b", "c");
        assertThat(scan("{\"max_tokens\":1,\"max_tokens\":null}").maxTokens()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"a\",\"model\":\"b\"}",
                "{\"model\":\"a\",\"x\":1,\"mod\\u0065l\":\"a\"}",
                "{\"model\":null,\"model\":\"b\"}",
                "{\"model\":{},\"model\":{}}",
                "{\"stream\":true,\"stream\":true}"
            })
    void aSecondModelOrStreamIsRefused(String body) {
        assertThatThrownBy(() -> scan(body)).isInstanceOf(MalformedJson.class).hasMessageContaining("a second \"");
    }

    @Test
    void oddNumbersAreWellFormed() {
        RequestFacts facts = scan(
                "{\"a\":1E400,\"b\":2.50,\"c\":-0,\"temperature\":1E400,\"seed\":1e99999999999,\"n\":-0,\"top_p\":1e-400,\"x\":"
                        + "9".repeat(100_000) + ",\"max_tokens\":" + "9".repeat(100_000) + "}");
        assertThat(facts.temperature()).isNull();
        assertThat(facts.seed()).isNull();
        assertThat(facts.choices()).isZero();
        assertThat(facts.topP()).isZero();
        assertThat(facts.maxTokens()).isNull();
    }

    @Test
    void loneSurrogatesAreWellFormed() {
        assertThat(scan("{\"\\udc00\":\"\\ud800\",\"model\":\"x\\ud83d\"}").model())
                .isEqualTo("x\ud83d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[", "{\"a\":["})
    void tenThousandLevelsAreFine(String opening) {
        String closing = opening.endsWith("[") ? opening.startsWith("{") ? "]}" : "]" : "}";
        String deep = "{\"x\":" + opening.repeat(10_000) + "1" + closing.repeat(10_000) + ",\"model\":\"m\"}";
        assertThat(scan(deep).model()).isEqualTo("m");
        assertThatThrownBy(() -> scan(deep.substring(0, deep.length() - 20))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void moreLevelsThanAnyDocumentHasAreRefused() {
        assertThatThrownBy(() -> scan("{\"x\":" + "[".repeat(2_000_000)))
                .hasMessage("at byte 1048580: '[' (expected: at most 1048576 levels)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | at byte 0: end of input (expected: an object)",
                "[1] | at byte 0: '[' (expected: an object)",
                "null | at byte 0: 'n' (expected: an object)",
                "{\"model\": | at byte 9: end of input (expected: a value)",
                "{\"a\":1,} | at byte 7: '}' (expected: a key in quotes)",
                "{,} | at byte 1: ',' (expected: a key in quotes or '}')",
                "{\"a\" 1} | at byte 5: '1' (expected: ':')",
                "{\"a\":1 \"b\":2} | at byte 7: '\"' (expected: ',' or '}')",
                "{\"a\":[1 2]} | at byte 8: '2' (expected: ',' or ']')",
                "{\"a\":[1,]} | at byte 8: ']' (expected: a value)",
                "{\"a\":[,]} | at byte 6: ',' (expected: a value or ']')",
                "{\"a\":[}} | at byte 6: '}' (expected: a value or ']')",
                "{} {} | at byte 3: '{' (expected: end of input)",
                "{\"a\":01} | at byte 6: '1' (expected: ',' or '}')",
                "{\"a\":1.} | at byte 7: '}' (expected: a digit)",
                "{\"a\":-} | at byte 6: '}' (expected: a digit)",
                "{\"a\":+1} | at byte 5: '+' (expected: a value)",
                "{\"a\":.5} | at byte 5: '.' (expected: a value)",
                "{\"a\":1e} | at byte 7: '}' (expected: a digit)",
                "{\"a\":NaN} | at byte 5: 'N' (expected: a value)",
                "{\"a\":nul} | at byte 8: '}' (expected: null)",
                "{\"a\":tru | at byte 8: end of input (expected: true)",
                "{\"a\":\"x | at byte 7: end of input (expected: '\"')",
                "{\"a\":\"\\x\"} | at byte 7: 'x' (expected: an escape such as \\n)",
                "{\"a\":\"\\u12G4\"} | at byte 10: 'G' (expected: four hex digits)",
                "{'a':1} | at byte 1: ''' (expected: a key in quotes or '}')",
                "{\"a\":1}/ | at byte 7: '/' (expected: end of input)",
            })
    void whatIsWrongIsSaidWithItsPlace(String body, String message) {
        assertThatThrownBy(() -> scan(body)).isInstanceOf(MalformedJson.class).hasMessage(message);
    }

    @Test
    void controlCharactersInStringsAreRefused() {
        assertThatThrownBy(() -> scan("{\"a\":\"x\ny\"}"))
                .hasMessage("at byte 7: byte 0x0A (expected: no control character in a string)");
    }

    @Test
    void invalidUtf8IsRefused() {
        for (int[] wrong : new int[][] {
            {0x80}, {0xC0, 0xAF}, {0xC1, 0xBF}, {0xE0, 0x9F, 0xBF}, {0xED, 0xA0, 0x80}, {0xF0, 0x8F, 0xBF, 0xBF},
            {0xF4, 0x90, 0x80, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xFF}, {0xE2, 0x82}, {0xC3}, {0xF0, 0x9F, 0x98}
        }) {
            for (String key : List.of("model", "x")) {
                byte[] body =
                        ("{\"" + key + "\":\"" + "?".repeat(wrong.length) + "\"}").getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < wrong.length; i++) {
                    body[6 + key.length() - 1 + i] = (byte) wrong[i];
                }
                assertThatThrownBy(() -> RequestScan.scan(body)).hasMessageContaining("(expected: valid UTF-8)");
            }
        }
        byte[] outside = {'{', (byte) 0xC3, (byte) 0xA9, '}'};
        assertThatThrownBy(() -> RequestScan.scan(outside)).hasMessageContaining("byte 0xC3 (expected: a key");
    }

    @Test
    void aByteOrderMarkIsNotJson() {
        assertThatThrownBy(() -> scan("\uFEFF{}")).hasMessage("at byte 0: byte 0xEF (expected: an object)");
    }

    private static RequestFacts scan(String body) {
        return RequestScan.scan(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String body, @Nullable Span span) {
        return span == null
                ? "nothing"
                : new String(body.getBytes(StandardCharsets.UTF_8), span.from(), span.length(), StandardCharsets.UTF_8);
    }
}
