package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds for every input, tried with golden files that are damaged at random, always the same way. */
final class ChatToMessagesPropertiesTest {

    private static final Path FILES = Path.of("src/test/resources/translate/chat-to-messages");
    private static final int ROUNDS = 60;
    private static final List<String> MODELS = List.of(
            "claude-opus-5-5",
            "claude-sonnet-5-5",
            "claude-opus-4-8",
            "claude-sonnet-4-6",
            "claude-haiku-4-5",
            "claude-3-haiku-20240307",
            "some-other-model");

    private final Translator translator = new OpenAiChatToAnthropicMessages();
    private final RandomJson random = new RandomJson(new Random(20261124));

    @Test
    void aRequestIsTranslatedWithAllItsToolIdsOrRefused() {
        for (JsonNode request : golden("request-")) {
            for (int round = 0; round < ROUNDS; round++) {
                request(
                        round < MODELS.size() ? request : random.damaged(request, 25),
                        MODELS.get(round % MODELS.size()));
            }
        }
    }

    @Test
    void anAnswerIsTranslatedWithAllItsToolIdsOrRefused() {
        for (JsonNode answer : golden("answer-")) {
            for (int round = 0; round < ROUNDS; round++) {
                answer(round == 0 ? answer : random.damaged(answer, 20));
            }
        }
    }

    @Test
    void anErrorOfAnyBytesIsAnErrorInOpenAisShape() {
        List<JsonNode> errors = golden("error-");
        for (int round = 0; round < 1_000; round++) {
            byte[] body = round % 2 == 0 ? random.bytes() : Json.bytes(random.damaged(random.pick(errors), 5));
            TranslatedError error = translator.error(400 + round % 200, body, "req_gateway");

            JsonNode json = Objects.requireNonNull(Json.field(Json.parse(error.body()), "error"));
            assertThat(Json.text(json, "type")).isEqualTo(error.type()).isNotEmpty();
            assertThat(Json.text(json, "message")).isNotBlank();
            assertThat(json.has("param") && json.has("code")).isTrue();
        }
    }

    @Test
    void bytesThatAreNoRequestOrAnswerAreRefused() {
        for (int round = 0; round < 1_000; round++) {
            byte[] body = random.bytes();
            refused(() -> translator.request(body, RequestHints.NONE));
            refused(() -> translator.answer(body, Golden.answerHints()));
        }
    }

    @Test
    void aStreamOfAnyEventsFollowsTheGrammarOfChunks() {
        List<List<Golden.Event>> streams = streams();
        for (List<Golden.Event> stream : streams) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Golden.Event> events = round % 3 == 0 ? stream : mixed(stream, random.pick(streams));
                ChatChunkGrammar grammar = new ChatChunkGrammar();
                StreamTranslation translation = translator.stream(Golden.answerHints());
                List<String> ids = new ArrayList<>();
                for (Golden.Event event : events) {
                    byte[] data = damaged(event.data(), round);
                    if (!translation.terminated()) {
                        callId(event.name(), Json.parse(data), ids);
                    }
                    translation.event(event.name(), data, grammar);
                }
                translation.end(grammar);
                translation.end(grammar);

                assertThat(translation.terminated()).isTrue();
                grammar.ended();
                assertThat(grammar.toolIds()).isEqualTo(ids);
            }
        }
    }

    private static void callId(@Nullable String name, @Nullable JsonNode event, List<String> ids) {
        String type = Json.text(event, "type") == null ? name : Json.text(event, "type");
        JsonNode block = event == null ? null : Json.objectField(event, "content_block");
        boolean call = "tool_use".equals(Json.text(block, "type")) && !JsonAnswerTool.is(Json.text(block, "name"));
        if ("content_block_start".equals(type) && event != null && event.isObject() && call) {
            ids.add(String.valueOf(Json.text(block, "id")));
        }
    }

    private void request(JsonNode request, String model) {
        TranslatedRequest translated;
        try {
            translated = translator.request(Json.bytes(request), new RequestHints(model, null));
        } catch (Untranslatable expected) {
            return;
        }
        MessagesRequestShape shape = MessagesRequestShape.of(translated.body());
        for (JsonNode message : elements(Json.arrayField(request, "messages"))) {
            String role = Json.text(message, "role");
            for (JsonNode call : elements(Json.arrayField(message, "tool_calls"))) {
                assertThat("assistant".equals(role) && !shape.toolUses().contains(id(call, "id")))
                        .as("a lost call in %s", message)
                        .isFalse();
            }
            assertThat("tool".equals(role) && !shape.toolResults().contains(id(message, "tool_call_id")))
                    .as("a lost result in %s", message)
                    .isFalse();
        }
    }

    private static String id(JsonNode node, String field) {
        return ToolUseIds.toProvider(String.valueOf(Json.text(node, field)));
    }

    private void answer(JsonNode answer) {
        byte[] translated;
        try {
            translated = translator.answer(Json.bytes(answer), Golden.answerHints());
        } catch (Untranslatable expected) {
            return;
        }
        JsonNode completion = Objects.requireNonNull(Json.parse(translated));
        assertThat(Json.text(completion, "id")).startsWith("chatcmpl-");
        JsonNode choice = completion.at("/choices/0");
        assertThat(Json.text(choice, "finish_reason")).isIn("stop", "length", "tool_calls", "content_filter");
        List<String> ids = new ArrayList<>();
        for (JsonNode call : elements(Json.arrayField(choice.path("message"), "tool_calls"))) {
            ids.add(String.valueOf(Json.text(call, "id")));
            assertThat(Json.parse(call.at("/function/arguments").stringValue())).isNotNull();
        }
        List<String> expected = new ArrayList<>();
        for (JsonNode block : elements(Json.arrayField(answer, "content"))) {
            if ("tool_use".equals(Json.text(block, "type")) && !JsonAnswerTool.is(Json.text(block, "name"))) {
                expected.add(String.valueOf(Json.text(block, "id")));
            }
        }
        assertThat(ids).isEqualTo(expected);
    }

    private static List<JsonNode> elements(@Nullable JsonNode array) {
        return array == null ? List.of() : List.copyOf(array.values());
    }

    private List<Golden.Event> mixed(List<Golden.Event> one, List<Golden.Event> other) {
        List<Golden.Event> both = new ArrayList<>(one);
        both.addAll(other);
        return random.shuffled(both, 4);
    }

    private byte[] damaged(byte[] data, int round) {
        JsonNode event = Json.parse(data);
        return event == null || round % 3 != 2 ? data : Json.bytes(random.damaged(event, 15));
    }

    private static void refused(Runnable translation) {
        try {
            translation.run();
        } catch (Untranslatable expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static List<JsonNode> golden(String prefix) {
        return files(prefix, ".in.json")
                .map(file -> Objects.requireNonNull(Json.parse(bytes(file))))
                .toList();
    }

    private static List<List<Golden.Event>> streams() {
        return files("stream-", ".in.sse")
                .map(file -> Golden.events(new String(bytes(file), StandardCharsets.UTF_8)))
                .toList();
    }

    private static Stream<Path> files(String prefix, String suffix) {
        try (Stream<Path> files = Files.list(FILES)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
