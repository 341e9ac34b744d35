package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules by which numbers become a usage. */
class UsageReadingTest {
    @Test
    void streamsAndBodiesAgree() {
        for (String name : List.of(
                "messages-text", "messages-thinking-tools", "messages-server-tools", "chat-tools", "responses-tools")) {
            assertThat(read(Golden.of(name + ".sse"))).isEqualTo(read(Golden.of(name + ".json")));
        }
    }

    @Test
    void partsAddUpToTotals() {
        for (Golden golden : Golden.ALL) {
            Usage usage = read(golden).usage();
            if (usage.inputTokens() != null) {
                long parts = orZero(usage.cacheReadTokens())
                        + orZero(usage.cacheWrite5mTokens())
                        + orZero(usage.cacheWrite1hTokens());
                assertThat(parts).isLessThanOrEqualTo(usage.inputTokens());
            }
            if (usage.reasoningTokens() != null) {
                assertThat(usage.reasoningTokens()).isLessThanOrEqualTo(Objects.requireNonNull(usage.outputTokens()));
            }
        }
    }

    @Test
    void aCacheWriteWithoutMoreIsKeptForFiveMinutes() {
        assertThat(messages("\"input_tokens\":10,\"cache_creation_input_tokens\":500,\"output_tokens\":1"))
                .isEqualTo(new Usage(510L, null, 500L, null, 1L, null, null, null));
    }

    @Test
    void whatIsNotKeptForAnHourIsKeptForFiveMinutes() {
        assertThat(
                        messages(
                                "\"input_tokens\":10,\"cache_creation_input_tokens\":500,\"cache_creation\":{\"ephemeral_1h_input_tokens\":200},\"output_tokens\":1"))
                .isEqualTo(new Usage(510L, null, 300L, 200L, 1L, null, null, null));
    }

    @Test
    void theTwoKindsOfCacheWritesMakeTheirTotalWhereNoneIsGiven() {
        assertThat(
                        messages(
                                "\"input_tokens\":1,\"cache_read_input_tokens\":2,\"cache_creation\":{\"ephemeral_5m_input_tokens\":3,\"ephemeral_1h_input_tokens\":4}"))
                .isEqualTo(new Usage(10L, 2L, 3L, 4L, null, null, null, null));
    }

    @Test
    void aCacheWriteThatGrowsInTheStreamStillAddsUp() {
        Usage usage = stream("""
                        event: message_start
                        data: {"type":"message_start","message":{"usage":{"input_tokens":3,"cache_creation_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":1}}}

                        event: message_delta
                        data: {"type":"message_delta","delta":{},"usage":{"cache_creation_input_tokens":70,"output_tokens":5}}

                        """).usage();
        assertThat(usage).isEqualTo(new Usage(73L, null, 70L, 0L, 5L, null, null, null));
    }

    @Test
    void nullNeverReplacesANumber() {
        Usage usage = stream("""
                        event: message_start
                        data: {"type":"message_start","message":{"usage":{"input_tokens":3,"cache_read_input_tokens":4,"output_tokens":1,"service_tier":"batch"}}}

                        event: message_delta
                        data: {"type":"message_delta","delta":{"stop_reason":null},"usage":{"input_tokens":null,"output_tokens":9,"cache_read_input_tokens":null,"server_tool_use":null,"service_tier":null}}

                        """).usage();
        assertThat(usage).isEqualTo(new Usage(7L, 4L, null, null, 9L, null, null, "batch"));
    }

    @Test
    void zerosAtTheBeginningOfACutStreamAreNotKnowledge() {
        String start = """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":0,"output_tokens":0}}}

                """;
        assertThat(stream(start).usage()).isEqualTo(Usage.UNKNOWN);
        assertThat(stream(start + "event: message_delta\ndata: {\"usage\":{\"output_tokens\":0}}\n\n")
                        .usage())
                .isEqualTo(new Usage(0L, null, null, null, 0L, null, null, null));
    }

    @Test
    void thinkingIsReasoningUnderBothItsNames() {
        assertThat(messages("\"output_tokens\":9,\"thinking_tokens\":4").reasoningTokens())
                .isEqualTo(4);
        assertThat(messages("\"output_tokens\":9,\"output_tokens_details\":{\"thinking_tokens\":5}")
                        .reasoningTokens())
                .isEqualTo(5);
    }

    @Test
    void whatIsNoCountIsUnknown() {
        assertThat(messages("\"input_tokens\":-1,\"output_tokens\":1.5,\"cache_read_input_tokens\":\"7\""))
                .isEqualTo(Usage.UNKNOWN);
        assertThat(messages("\"input_tokens\":1e99,\"output_tokens\":12.0"))
                .isEqualTo(new Usage(null, null, null, null, 12L, null, null, null));
    }

    @Test
    void compatibleServersHaveNamesOfTheirOwn() {
        assertThat(chat("\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2,\"prompt_cache_hit_tokens\":6}"))
                .isEqualTo(new Usage(10L, 6L, null, null, 2L, null, null, null));
        assertThat(chat("\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2,\"cached_tokens\":7}"))
                .isEqualTo(new Usage(10L, 7L, null, null, 2L, null, null, null));
        assertThat(
                        chat(
                                "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cache_write_tokens\":4}}"))
                .isEqualTo(new Usage(10L, null, 4L, null, 2L, null, null, null));
        assertThat(
                        chat(
                                "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2,\"completion_tokens_details\":{\"reasoning_tokens\":30},\"total_tokens\":42}"))
                .isEqualTo(new Usage(10L, null, null, null, 32L, 30L, null, null));
        assertThat(chat("\"x_groq\":{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}"))
                .isEqualTo(new Usage(3L, null, null, null, 1L, null, null, null));
    }

    private static Usage chat(String usage) {
        AnswerTap tap = AnswerTap.of(Dialect.OPENAI_CHAT, false);
        read(tap, "{\"choices\":[]," + usage + "}");
        tap.end();
        return tap.answer().usage();
    }

    @Test
    void aChatUsageIsReadWhereverItStands() {
        AnswerTap tap = AnswerTap.of(Dialect.OPENAI_CHAT, true);
        read(
                tap,
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}\n\n");
        read(
                tap,
                "data: {\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2},\"choices\":[{\"finish_reason\":\"stop\"}]}\n\n");
        read(tap, "data: {\"choices\":[],\"usage\":null}\n\ndata: [DONE]\n\n");
        assertThat(tap.answer())
                .isEqualTo(new Answer(
                        null,
                        null,
                        List.of("stop"),
                        new Usage(5L, null, null, null, 2L, null, null, null),
                        null,
                        true));
    }

    @Test
    void embeddingsPutNothingOut() {
        assertThat(body(Dialect.OPENAI_EMBEDDINGS, "{\"usage\":{\"total_tokens\":4}}")
                        .usage())
                .isEqualTo(new Usage(4L, null, null, null, 0L, null, null, null));
        assertThat(body(Dialect.OPENAI_EMBEDDINGS, "{\"data\":[]}").usage()).isEqualTo(Usage.UNKNOWN);
    }

    @Test
    void whatIsOnlyPassedThroughIsNotBilled() {
        for (Dialect dialect : List.of(Dialect.ANTHROPIC_OTHER, Dialect.OPENAI_OTHER, Dialect.ANTHROPIC_TOKEN_COUNT)) {
            assertThat(body(dialect, "{\"input_tokens\":5,\"usage\":{\"input_tokens\":5,\"prompt_tokens\":5}}")
                            .usage())
                    .isEqualTo(Usage.UNKNOWN);
        }
    }

    private static Usage messages(String usage) {
        return body(Dialect.ANTHROPIC_MESSAGES, "{\"usage\":{" + usage + "}}").usage();
    }

    private static Answer body(Dialect dialect, String json) {
        AnswerTap tap = AnswerTap.of(dialect, false);
        read(tap, json);
        return tap.answer();
    }

    private static Answer stream(String events) {
        AnswerTap tap = AnswerTap.of(Dialect.ANTHROPIC_MESSAGES, true);
        read(tap, events);
        return tap.answer();
    }

    private static void read(AnswerTap tap, String text) {
        tap.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer read(Golden golden) {
        AnswerTap tap = AnswerTap.of(golden.dialect(), golden.stream());
        tap.read(ByteBuffer.wrap(golden.bytes()));
        return tap.answer();
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
