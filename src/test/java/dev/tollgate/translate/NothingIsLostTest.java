package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of every request among the golden files, each text, name, id, URL, schema key and argument arrives, or its field is named
 * among the dropped.
 */
final class NothingIsLostTest {

    /** Words of a dialect, for which the other has its own, or which say nothing. */
    private static final Set<String> VOCABULARY = Set.of(
            "type",
            "role",
            "tool_choice",
            "function_call",
            "mode",
            "service_tier",
            "reasoning_effort",
            "effort",
            "ttl",
            "detail",
            "format",
            "media_type",
            "modalities");

    @TestFactory
    Stream<DynamicTest> fromChatCompletionsToMessages() {
        return tests(new OpenAiChatToAnthropicMessages(), "chat-to-messages");
    }

    @TestFactory
    Stream<DynamicTest> fromMessagesToChatCompletions() {
        return tests(new AnthropicMessagesToOpenAiChat(), "messages-to-chat");
    }

    private static Stream<DynamicTest> tests(Translator translator, String directory) {
        return Golden.requests(directory).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(translator, file)));
    }

    private static void check(Translator translator, Path file) throws IOException {
        JsonNode request = Objects.requireNonNull(Json.parse(Files.readAllBytes(file)));
        TranslatedRequest translated = translator.request(Json.bytes(request), RequestHints.NONE);
        Map<String, String> arrived = new LinkedHashMap<>();
        collect(Objects.requireNonNull(Json.parse(translated.body())), "", "", arrived);
        String all = String.join("\n", arrived.keySet()) + "\n" + String.join("\n", arrived.values());
        Map<String, String> said = new LinkedHashMap<>();
        collect(request, "", "", said);
        List<String> lost = new ArrayList<>();
        said.forEach((path, text) -> {
            boolean named = translated.dropped().stream().anyMatch(name -> isIn(path, name));
            boolean here = all.contains(essence(text)) || all.contains(ToolUseIds.toProvider(text));
            if (!named && !here) {
                lost.add(path + ": " + text);
            }
        });
        assertThat(lost).isEmpty();
    }

    private static boolean isIn(String path, String name) {
        return path.equals(name) || path.startsWith(name + ".") || path.startsWith(name + "[");
    }

    /** The bytes of a data URL, or the text that they are; the provider's own id of a tool call. */
    private static String essence(String text) {
        DataUrl url = DataUrl.of(text);
        if (url == null) {
            return ToolCallIds.toProvider(text);
        }
        String plain = url.mediaType().startsWith("image/") ? null : DataUrl.text(url.base64());
        return plain == null || plain.startsWith("%PDF") ? url.base64() : plain;
    }

    /** The texts in a tree by their paths, without the dialect's own vocabulary. */
    private static void collect(JsonNode node, String key, String path, Map<String, String> texts) {
        if (key.equals("arguments") && Json.parse(node.asString("")) instanceof ObjectNode inside) {
            collect(inside, key, path, texts);
        } else if (node.isString() && !VOCABULARY.contains(key)) {
            texts.put(path, node.stringValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            collect(field.getValue(), field.getKey(), at, texts);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.path(i), key, path + "[" + i + "]", texts);
        }
    }
}
