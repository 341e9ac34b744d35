package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers that are not what they are said to be. */
class AnswerTapHostileTest {
    private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    @Test
    void anotherLanguageGivesNothing() {
        for (Dialect dialect : Dialect.values()) {
            for (boolean stream : new boolean[] {true, false}) {
                Answer answer = read(dialect, stream, HTML);
                assertThat(answer.usage().complete()).isFalse();
                assertThat(answer.errorType()).isNull();
                assertThat(answer.terminated()).isEqualTo(dialect.name().endsWith("_OTHER") && !stream);
            }
        }
    }

    @Test
    void randomBytesNeverThrow() {
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            Golden golden = Golden.ALL.get(random.nextInt(Golden.ALL.size()));
            byte[] bytes = golden.bytes();
            for (int change = random.nextInt(20); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            AnswerTap tap =
                    AnswerTap.of(Dialect.values()[random.nextInt(Dialect.values().length)], random.nextBoolean());
            AnswerTap own = AnswerTap.of(golden.dialect(), golden.stream());
            int size = 1 + random.nextInt(200);
            for (int from = 0; from < bytes.length; from += size) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from));
                tap.read(piece);
                own.read(piece);
            }
            tap.end();
            own.end();
            assertThat(tap.answer()).isNotNull();
            assertThat(own.answer()).isNotNull();
        }
    }

    @Test
    void whatCameBeforeTheFaultIsKnown() {
        Answer answer = read(
                Dialect.ANTHROPIC_MESSAGES,
                false,
                "{\"id\":\"msg_1\",\"model\":\"m\",\"usage\":{\"input_tokens\":3,\"output_tokens\":4},\"content\":[}");
        assertThat(answer.id()).isEqualTo("msg_1");
        assertThat(answer.usage().complete()).isTrue();
        assertThat(answer.terminated()).isFalse();
    }

    @Test
    void deepNestingIsPassed() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(read(Dialect.OPENAI_CHAT, false, "{\"x\":" + deep + ",\"id\":\"i\"}")
                        .id())
                .isEqualTo("i");
        assertThat(read(Dialect.OPENAI_CHAT, true, "data: {\"x\":" + deep + ",\"id\":\"i\"}\n\n")
                        .id())
                .isEqualTo("i");
    }

    @Test
    void endlessTextsAndKeysTakeNoMemory() {
        AnswerTap tap = AnswerTap.of(Dialect.OPENAI_CHAT, false);
        byte[] piece = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (String opening : List.of("{\"id\":\"", "\",\"")) {
            tap.read(ByteBuffer.wrap(opening.getBytes(StandardCharsets.US_ASCII)));
            for (int i = 0; i < 500; i++) {
                tap.read(ByteBuffer.wrap(piece));
            }
        }
        tap.read(ByteBuffer.wrap("\":1,\"model\":\"m\"}".getBytes(StandardCharsets.US_ASCII)));
        assertThat(tap.answer().model()).isEqualTo("m");
        assertThat(tap.answer().id()).isNull();
        assertThat(tap.answer().terminated()).isTrue();
    }

    @Test
    void anErrorWithoutTypeIsAnErrorAllTheSame() {
        assertThat(read(Dialect.OPENAI_CHAT, true, "data: {\"error\":\"boom\"}\n\n")
                        .errorType())
                .isEqualTo("error");
        assertThat(read(Dialect.OPENAI_CHAT, true, "data: {\"error\":{\"code\":429}}\n\n")
                        .errorType())
                .isEqualTo("429");
        assertThat(read(Dialect.ANTHROPIC_MESSAGES, true, "event: error\ndata: Overloaded\n\n"))
                .isEqualTo(new Answer(null, null, List.of(), Usage.UNKNOWN, "error", true));
        assertThat(read(Dialect.OPENAI_CHAT, true, "data: {\"error\":null,\"choices\":[]}\n\n")
                        .terminated())
                .isFalse();
    }

    @Test
    void eventsWithoutNamesAreKnownByTheirType() {
        Answer answer = read(
                Dialect.ANTHROPIC_MESSAGES,
                true,
                "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\ndata: {\"type\":\"message_stop\"}\n\n");
        assertThat(answer.finishReasons()).containsExactly("end_turn");
        assertThat(answer.terminated()).isTrue();
    }

    @Test
    void contentThatLooksLikeTheEndIsContent() {
        Answer answer = read(
                Dialect.ANTHROPIC_MESSAGES,
                true,
                "event: content_block_delta\ndata: {\"delta\":{\"text\":\"event: message_stop\\n\\ndata: [DONE]\"}}\n\n"
                        + ": event: message_stop\n\ndata: [DONE]\n\n");
        assertThat(answer.terminated()).isFalse();
    }

    @Test
    void theFirstTokenIsTheFirstContent() {
        assertThat(firstToken(
                        Dialect.OPENAI_CHAT,
                        "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"))
                .isFalse();
        assertThat(firstToken(Dialect.OPENAI_CHAT, "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n"))
                .isTrue();
        assertThat(firstToken(
                        Dialect.OPENAI_CHAT, "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}\n\n"))
                .isTrue();
        assertThat(firstToken(Dialect.ANTHROPIC_MESSAGES, "event: ping\ndata: {}\n\n"))
                .isFalse();
        assertThat(firstToken(
                        Dialect.ANTHROPIC_MESSAGES,
                        "event: content_block_delta\ndata: {\"delta\":{\"thinking\":\"x\"}}\n\n"))
                .isTrue();
        assertThat(firstToken(
                        Dialect.ANTHROPIC_MESSAGES,
                        "event: content_block_delta\ndata: {\"delta\":{\"partial_json\":\"\"}}\n\n"))
                .isTrue();
        assertThat(firstToken(
                        Dialect.OPENAI_RESPONSES, "event: response.output_text.delta\ndata: {\"delta\":\"x\"}\n\n"))
                .isTrue();
        AnswerTap body = AnswerTap.of(Dialect.OPENAI_CHAT, false);
        assertThat(body.firstTokenSeen()).isFalse();
        body.read(ByteBuffer.wrap(new byte[] {'{'}));
        assertThat(body.firstTokenSeen()).isTrue();
    }

    @Test
    void whatIsOnlyPassedThroughIsNeverHeldAndEndsWhereItEnds() {
        AnswerTap lines = AnswerTap.of(Dialect.ANTHROPIC_OTHER, false);
        assertThat(lines.read(ByteBuffer.wrap("{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(AnswerTap.NOTHING);
        lines.end();
        assertThat(lines.answer().terminated()).isTrue();
        assertThat(read(Dialect.OPENAI_OTHER, false, "{\"a\":").terminated()).isFalse();
        assertThat(read(Dialect.OPENAI_OTHER, true, "data: x\n\n").terminated()).isTrue();
        assertThat(read(Dialect.OPENAI_OTHER, false, "{\"error\":{\"type\":\"t\"}}")
                        .errorType())
                .isEqualTo("t");
    }

    private static boolean firstToken(Dialect dialect, String text) {
        AnswerTap tap = AnswerTap.of(dialect, true);
        tap.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return tap.firstTokenSeen();
    }

    private static Answer read(Dialect dialect, boolean stream, String text) {
        AnswerTap tap = AnswerTap.of(dialect, stream);
        tap.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        tap.end();
        return tap.answer();
    }
}
