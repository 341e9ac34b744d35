package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The golden files of one translator: what goes in, beside what comes out. {@code -Dgolden.update=true} rewrites what
 * comes out.
 *
 * <ul>
 *   <li>{@code request-NAME.in.json}, {@code .out.json}, {@code .dropped.txt} (one name a line), and where the gateway
 *       knows something {@code .hints.json}
 *   <li>{@code answer-NAME.in.json}, {@code .out.json}
 *   <li>{@code error-STATUS-NAME.in.json} or {@code .in.txt}, {@code .out.json}
 *   <li>{@code stream-NAME.in.sse}, {@code .out.sse}
 * </ul>
 */
final class Golden {

    private static final Path RESOURCES = Path.of("src/test/resources/translate");
    private static final JsonMapper PRETTY = JsonMapper.builder().build();
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private final Translator translator;
    private final Path directory;
    private final AnswerHints answerHints;

    Golden(Translator translator, String directory, AnswerHints answerHints) {
        this.translator = translator;
        this.directory = RESOURCES.resolve(directory);
        this.answerHints = answerHints;
    }

    /** What all answers of the golden files are hinted. */
    static AnswerHints answerHints() {
        return new AnswerHints("requested-model", true, Instant.parse("2026-11-24T12:00:00Z"), 42L);
    }

    /** One test for each file that goes in. */
    Stream<DynamicTest> tests() {
        return files().stream().map(in -> {
            String file = in.getFileName().toString();
            String name = file.substring(0, file.indexOf(".in."));
            return DynamicTest.dynamicTest(name.replace('-', ' '), () -> check(name, in));
        });
    }

    /** The requests of a directory, as they go in. */
    static List<Path> requests(String directory) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
            return files.filter(file -> file.getFileName().toString().matches("request-.*\\.in\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String name, Path in) {
        byte[] body = bytes(in);
        switch (name.substring(0, name.indexOf('-'))) {
            case "request" -> {
                TranslatedRequest request = translator.request(body, requestHints(name));
                compare(name + ".out.json", pretty(request.body()));
                compare(name + ".dropped.txt", lines(request.dropped()));
            }
            case "answer" -> compare(name + ".out.json", pretty(translator.answer(body, answerHints)));
            case "error" -> {
                int status = Integer.parseInt(name.split("-", 3)[1]);
                TranslatedError error = translator.error(status, body, "req_gateway");
                assertThat(error.status()).isEqualTo(status);
                compare(name + ".out.json", pretty(error.body()));
            }
            case "stream" -> compare(name + ".out.sse", new String(stream(body), StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException(name);
        }
    }

    private byte[] stream(byte[] sse) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        StreamTranslation translation = translator.stream(answerHints);
        for (Event event : events(new String(sse, StandardCharsets.UTF_8))) {
            translation.event(event.name(), event.data(), frames::writeBytes);
        }
        translation.end(frames::writeBytes);
        assertThat(translation.terminated()).isTrue();
        return frames.toByteArray();
    }

    /** One server-sent event. */
    record Event(@Nullable String name, byte[] data) {}

    /** The events of a text that has line feeds only, as golden files do; the real reader is elsewhere. */
    static List<Event> events(String sse) {
        List<Event> events = new ArrayList<>();
        for (String block : sse.split("\n\n")) {
            String name = null;
            List<String> data = new ArrayList<>();
            for (String line : block.split("\n")) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.add(line.substring("data:".length()).strip());
                }
            }
            if (!data.isEmpty()) {
                events.add(new Event(name, String.join("\n", data).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return events;
    }

    private RequestHints requestHints(String name) {
        Path file = directory.resolve(name + ".hints.json");
        if (!Files.exists(file)) {
            return RequestHints.NONE;
        }
        JsonNode hints = PRETTY.readTree(bytes(file));
        Long most = Json.number(hints, "defaultMaxTokens");
        return new RequestHints(
                Json.text(hints, "model"), most == null ? null : most.intValue(), Json.text(hints, "provider"));
    }

    private void compare(String file, String actual) {
        Path path = directory.resolve(file);
        if (UPDATE) {
            write(path, actual);
        }
        assertThat(actual).isEqualTo(new String(bytes(path), StandardCharsets.UTF_8));
    }

    private static String pretty(byte[] json) {
        return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(Json.parse(json)) + "\n";
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(".in."))
                    .sorted()
                    .toList();
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

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
