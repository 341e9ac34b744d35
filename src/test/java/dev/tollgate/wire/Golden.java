package dev.tollgate.wire;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a provider sends it, and what is to be read from it.
 *
 * @param file below {@code src/test/resources/wire}; one that ends in {@code .sse} is a stream
 */
record Golden(String file, Dialect dialect, Answer answer) {
    private static final String HAIKU = "claude-haiku-4-5-20251001";

    static final List<Golden> ALL = List.of(
            messages(
                    "messages-text.sse",
                    "msg_01Text",
                    HAIKU,
                    "end_turn",
                    usage(25, 0, 0, 0, 15, null, null, "standard")),
            messages(
                    "messages-text.json",
                    "msg_01Text",
                    HAIKU,
                    "end_turn",
                    usage(25, 0, 0, 0, 15, null, null, "standard")),
            messages(
                    "messages-thinking-tools.sse",
                    "msg_01Tool",
                    "claude-opus-4-8",
                    "tool_use",
                    usage(31_672, 30_000, 200, 1000, 189, 64L, null, "priority")),
            messages(
                    "messages-thinking-tools.json",
                    "msg_01Tool",
                    "claude-opus-4-8",
                    "tool_use",
                    usage(31_672, 30_000, 200, 1000, 189, 64L, null, "priority")),
            messages(
                    "messages-server-tools.sse",
                    "msg_01Srv",
                    "claude-sonnet-4-6",
                    "end_turn",
                    new Usage(10_682L, 0L, 0L, null, 510L, null, 2L, "standard")),
            messages(
                    "messages-server-tools.json",
                    "msg_01Srv",
                    "claude-sonnet-4-6",
                    "end_turn",
                    new Usage(10_682L, 0L, 0L, null, 510L, null, 2L, "standard")),
            messages(
                    "messages-late-usage.sse",
                    "msg_01Late",
                    "glm-5",
                    "end_turn",
                    new Usage(36L, 5L, null, null, 7L, null, null, null)),
            new Golden(
                    "messages-error.sse",
                    Dialect.ANTHROPIC_MESSAGES,
                    new Answer(
                            "msg_01Err",
                            HAIKU,
                            List.of(),
                            new Usage(120L, 0L, 0L, null, 1L, null, null, "standard"),
                            "overloaded_error",
                            true)),
            error("messages-error.json", Dialect.ANTHROPIC_MESSAGES, "rate_limit_error"),
            new Golden(
                    "messages-count.json",
                    Dialect.ANTHROPIC_TOKEN_COUNT,
                    new Answer(null, null, List.of(), Usage.UNKNOWN, null, true)),
            chat(
                    "chat-tools.sse",
                    List.of("tool_calls"),
                    new Usage(1117L, 1024L, null, null, 46L, 12L, null, "default")),
            chat(
                    "chat-tools.json",
                    List.of("tool_calls"),
                    new Usage(1117L, 1024L, null, null, 46L, 12L, null, "default")),
            chat("chat-two-choices.sse", List.of("stop", "length"), tierOnly("default")),
            chat("chat-two-choices.json", List.of("stop", "length"), tierOnly("default")),
            new Golden(
                    "chat-error.sse",
                    Dialect.OPENAI_CHAT,
                    new Answer("chatcmpl-C1", "gpt-5.2", List.of(), tierOnly("default"), "server_error", true)),
            error("chat-error.json", Dialect.OPENAI_CHAT, "requests"),
            responses("responses-tools.sse", "completed"),
            responses("responses-tools.json", "completed"),
            responses("responses-incomplete.sse", "max_output_tokens"),
            responses("responses-incomplete.json", "max_output_tokens"),
            new Golden(
                    "responses-failed.sse",
                    Dialect.OPENAI_RESPONSES,
                    new Answer("resp_68", "gpt-5.2-codex", List.of("failed"), tierOnly("auto"), "server_error", true)),
            new Golden(
                    "responses-error.sse",
                    Dialect.OPENAI_RESPONSES,
                    new Answer("resp_68", "gpt-5.2-codex", List.of(), tierOnly("auto"), "rate_limit_exceeded", true)),
            new Golden(
                    "embeddings.json",
                    Dialect.OPENAI_EMBEDDINGS,
                    new Answer(
                            null,
                            "text-embedding-3-small",
                            List.of(),
                            new Usage(8L, null, null, null, 0L, null, null, null),
                            null,
                            true)));

    static Golden of(String file) {
        return ALL.stream()
                .filter(golden -> golden.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    boolean stream() {
        return file.endsWith(".sse");
    }

    byte[] bytes() {
        try (InputStream in = Golden.class.getResourceAsStream("/wire/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }

    private static Golden messages(String file, String id, String model, String reason, Usage usage) {
        return new Golden(file, Dialect.ANTHROPIC_MESSAGES, new Answer(id, model, List.of(reason), usage, null, true));
    }

    private static Golden chat(String file, List<String> reasons, Usage usage) {
        return new Golden(file, Dialect.OPENAI_CHAT, new Answer("chatcmpl-C1", "gpt-5.2", reasons, usage, null, true));
    }

    private static Golden responses(String file, String reason) {
        Usage usage = new Usage(328L, 256L, null, null, 52L, 40L, null, "default");
        return new Golden(
                file,
                Dialect.OPENAI_RESPONSES,
                new Answer("resp_68", "gpt-5.2-codex", List.of(reason), usage, null, true));
    }

    private static Golden error(String file, Dialect dialect, String type) {
        return new Golden(file, dialect, new Answer(null, null, List.of(), Usage.UNKNOWN, type, true));
    }

    private static Usage tierOnly(String tier) {
        return new Usage(null, null, null, null, null, null, null, tier);
    }

    private static Usage usage(
            long input,
            long read,
            long write5m,
            long write1h,
            long output,
            @Nullable Long reasoning,
            @Nullable Long searches,
            String tier) {
        return new Usage(input, read, write5m, write1h, output, reasoning, searches, tier);
    }
}
