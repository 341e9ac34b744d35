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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds for every input, tried with golden files that are damaged at random, always the same way. */
final class MessagesToChatPropertiesTest {

    private static final Path FILES = Path.of("src/test/resources/translate/messages-to-chat");
    private static final int ROUNDS = 12;

    private final Translator translator = new AnthropicMessagesToOpenAiChat();
    private final RandomJson random = new RandomJson(new Random(20261124));

    @Test
    void aRequestIsTranslatedWithAllItsToolIdsOrRefused() {
        for (JsonNode request : golden("request-")) {
            for (int round = 0; round < ROUNDS; round++) {
                request(round == 0 ? request : random.damaged(request, 30));
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
    void anErrorOfAnyBytesIsAnErrorInAnthropicsShape() {
        List<JsonNode> errors = golden("error-");
        for (int round = 0; round < 1_000; round++) {
            byte[] body = round % 2 == 0 ? random.bytes() : Json.bytes(random.damaged(random.pick(errors), 5));
            TranslatedError error = translator.error(400 + round % 200, body, "req_gateway");

            JsonNode json = Json.parse(error.body());
            assertThat(Json.text(json, "type")).isEqualTo("error");
            assertThat(Json.text(Json.field(json, "error"), "type")).isEqualTo(error.type());
            assertThat(Json.text(Json.field(json, "error"), "message")).isNotEmpty();
        }
    }

    @Test
    void bytesThatAreNoRequestOrAnswerAreRefused() {
        for (int round = 0; round < 1_000; round++) {
            byte[] body = random.bytes();
            refused(() -> translator.request(body, RequestHints.NONE));
            refused(() -> translator.answer(body, Golden.answerHints()));
            assertThat(TokenEstimate.ofRequest(body)).isPositive();
        }
    }

    @Test
    void aStreamOfAnyChunksFollowsTheGrammar() {
        List<List<Golden.Event>> streams = streams();
        for (List<Golden.Event> stream : streams) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Golden.Event> events = round % 3 == 0 ? stream : mixed(stream, random.pick(streams));
                MessagesGrammar grammar = new MessagesGrammar();
                TreeSet<String> ids = new TreeSet<>();
                StreamTranslation translation = translator.stream(Golden.answerHints());
                for (Golden.Event event : events) {
                    byte[] data = damaged(event.data(), round);
                    if (!translation.terminated()) {
                        callIds(data, ids);
                    }
                    translation.event(event.name(), data, grammar);
                }
                translation.end(grammar);
                translation.end(grammar);
                translation.event(null, "[DONE]".getBytes(StandardCharsets.US_ASCII), grammar);

                assertThat(translation.terminated()).isTrue();
                grammar.ended();
                assertThat(grammar.failed() || grammar.toolUseIds().containsAll(ids))
                        .isTrue();
            }
        }
    }

    /** The ids, in the client's form, of the tool calls in the first choice of a chunk. */
    private static void callIds(byte[] data, TreeSet<String> into) {
        for (JsonNode choice : elements(Json.arrayField(Json.parse(data), "choices"))) {
            Long index = Json.number(choice, "index");
            if (index == null || index == 0) {
                JsonNode delta = Json.field(choice, "delta");
                JsonNode said = delta == null ? Json.field(choice, "message") : delta;
                for (JsonNode call : elements(Json.arrayField(said, "tool_calls"))) {
                    String id = Json.text(call, "id");
                    if (id != null && !id.isEmpty()) {
                        into.add(ToolCallIds.toClient(id));
                    }
                }
                return;
            }
        }
    }

    private void request(JsonNode request) {
        TranslatedRequest translated;
        try {
            translated = translator.request(Json.bytes(request), new RequestHints(null, null, random.word()));
        } catch (Untranslatable expected) {
            return;
        }
        JsonNode chat = Json.parse(translated.body());
        TreeSet<String> calls = new TreeSet<>();
        TreeSet<String> results = new TreeSet<>();
        for (JsonNode message : elements(Json.arrayField(chat, "messages"))) {
            assertThat(Json.text(message, "role")).isIn("system", "user", "assistant", "tool");
            collect(Json.arrayField(message, "tool_calls"), "id", calls);
            collect(Json.array().add(message), "tool_call_id", results);
        }
        for (JsonNode message : elements(Json.arrayField(request, "messages"))) {
            boolean assistant = "assistant".equals(Json.text(message, "role"));
            for (JsonNode block : elements(Json.arrayField(message, "content"))) {
                String id = assistant ? Json.text(block, "id") : Json.text(block, "tool_use_id");
                String type = assistant ? "tool_use" : "tool_result";
                if (type.equals(Json.text(block, "type")) && !"system".equals(Json.text(message, "role"))) {
                    assertThat(assistant ? calls : results).contains(ToolCallIds.toProvider(String.valueOf(id)));
                }
            }
        }
    }

    private void answer(JsonNode answer) {
        byte[] translated;
        try {
            translated = translator.answer(Json.bytes(answer), Golden.answerHints());
        } catch (Untranslatable expected) {
            return;
        }
        JsonNode message = Json.parse(translated);
        assertThat(Json.text(message, "id")).startsWith("msg_");
        assertThat(Json.text(message, "stop_reason")).isNotNull();
        TreeSet<String> ids = new TreeSet<>();
        collect(Json.arrayField(message, "content"), "id", ids);
        List<JsonNode> choices = elements(Json.arrayField(answer, "choices"));
        JsonNode spoken = choices.isEmpty() ? null : Json.field(choices.getFirst(), "message");
        for (JsonNode call : elements(Json.arrayField(spoken, "tool_calls"))) {
            String id = Json.text(call, "id");
            assertThat(id == null || id.isEmpty() || ids.contains(ToolCallIds.toClient(id)))
                    .isTrue();
        }
    }

    private static void collect(@Nullable JsonNode nodes, String field, TreeSet<String> into) {
        for (JsonNode node : elements(nodes)) {
            String value = Json.text(node, field);
            if (value != null) {
                into.add(value);
            }
        }
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
        JsonNode chunk = Json.parse(data);
        return chunk == null || round % 3 != 2 ? data : Json.bytes(random.damaged(chunk, 15));
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
