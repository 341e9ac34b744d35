package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a stream of chat completion chunks as OpenAI's helpers do, and fails where they would throw. */
final class ChatChunkGrammar implements StreamTranslation.Output {

    private final List<String> toolIds = new ArrayList<>();
    private @Nullable String id;
    private boolean finished;
    private boolean usage;
    private boolean done;
    private boolean failed;

    @Override
    public void write(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        assertThat(done || failed).as("a frame after the end: %s", text).isFalse();
        assertThat(text).startsWith("data: ").endsWith("\n\n");
        String data = text.substring("data: ".length(), text.length() - 2);
        assertThat(data).isNotEmpty().doesNotContain("\n");
        if (data.equals("[DONE]")) {
            assertThat(finished).isTrue();
            done = true;
            return;
        }
        JsonNode chunk = Objects.requireNonNull(Json.parse(data));
        if (chunk.has("error")) {
            assertThat(Json.text(chunk.get("error"), "message")).isNotNull();
            assertThat(Json.text(chunk.get("error"), "type")).isNotEmpty();
            failed = true;
            return;
        }
        head(chunk);
        JsonNode choices = Objects.requireNonNull(Json.arrayField(chunk, "choices"));
        if (choices.isEmpty()) {
            assertThat(finished && !usage).isTrue();
            usage(chunk.get("usage"));
        } else {
            assertThat(finished).as("a choice after the finish").isFalse();
            assertThat(choices.size()).isEqualTo(1);
            choice(choices.get(0));
        }
    }

    private void head(JsonNode chunk) {
        assertThat(Json.text(chunk, "object")).isEqualTo("chat.completion.chunk");
        assertThat(Json.number(chunk, "created")).isNotNull();
        assertThat(Json.text(chunk, "model")).isNotEmpty();
        boolean first = id == null;
        id = first ? Json.text(chunk, "id") : id;
        assertThat(Json.text(chunk, "id")).startsWith("chatcmpl-").isEqualTo(id);
        if (first) {
            assertThat(chunk.at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        }
    }

    private void usage(JsonNode counts) {
        for (String total : List.of("prompt_tokens", "completion_tokens", "total_tokens")) {
            assertThat(Json.number(counts, total)).isNotNull();
        }
        usage = true;
    }

    private void choice(JsonNode choice) {
        assertThat(Json.number(choice, "index")).isEqualTo(0);
        JsonNode delta = Objects.requireNonNull(Json.objectField(choice, "delta"));
        JsonNode calls = Json.arrayField(delta, "tool_calls");
        for (int i = 0; calls != null && i < calls.size(); i++) {
            call(calls.get(i));
        }
        String reason = Json.text(choice, "finish_reason");
        if (reason != null) {
            assertThat(reason).isIn("stop", "length", "tool_calls", "content_filter");
            finished = true;
        }
    }

    private void call(JsonNode call) {
        int index = Objects.requireNonNull(Json.number(call, "index")).intValue();
        assertThat(index).isBetween(0, toolIds.size());
        if (index == toolIds.size()) {
            assertThat(Json.text(call, "type")).isEqualTo("function");
            toolIds.add(String.valueOf(Json.text(call, "id")));
        }
        assertThat(Json.text(call.get("function"), "arguments")).isNotNull();
    }

    /** The ids of the tool calls, in order. */
    List<String> toolIds() {
        return toolIds;
    }

    boolean failed() {
        return failed;
    }

    /** Fails unless the stream has ended in one of the two ways. */
    void ended() {
        assertThat(done ^ failed).isTrue();
    }
}
