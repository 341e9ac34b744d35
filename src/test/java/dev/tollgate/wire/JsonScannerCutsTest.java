package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonScannerCutsTest {
    private static final JsonPaths<String> PATHS = JsonPaths.of(Map.of(
            "model", "model",
            "metadata", "metadata",
            "metadata.user_id", "user",
            "stop[]", "stop",
            "messages[].content", "content",
            "stream_options.include_usage", "usage",
            "x", "x",
            "n", "n"));

    @Test
    void everyCutOfADocumentTellsTheSame() {
        RandomJson random = new RandomJson(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = i % 2 == 0 ? random.document() : random.spoiled();
            List<String> whole = read(body, body.length);
            for (int size : new int[] {1, 2, 3, 7, 64}) {
                assertThat(read(body, size)).as(shown(body)).isEqualTo(whole);
            }
        }
    }

    @Test
    void everySingleCutPointTellsTheSame() {
        RandomJson random = new RandomJson(8);
        for (int i = 0; i < 200; i++) {
            byte[] body = i % 2 == 0 ? random.document() : random.spoiled();
            List<String> whole = read(body, body.length);
            for (int cut = 1; cut < body.length; cut++) {
                Recorder recorder = new Recorder();
                JsonScanner<String> scanner = new JsonScanner<>(PATHS, recorder);
                scanner.scan(body, 0, cut);
                scanner.scan(body, cut, body.length);
                assertThat(recorder.finish(scanner)).as(shown(body)).isEqualTo(whole);
            }
        }
    }

    private static List<String> read(byte[] body, int size) {
        Recorder recorder = new Recorder();
        JsonScanner<String> scanner = new JsonScanner<>(PATHS, recorder);
        for (int from = 0; from < body.length; from += size) {
            // away from the array's start, so that an index taken for an offset shows
            byte[] piece = new byte[size + 5];
            int length = Math.min(size, body.length - from);
            System.arraycopy(body, from, piece, 3, length);
            scanner.scan(piece, 3, 3 + length);
        }
        return recorder.finish(scanner);
    }

    private static String shown(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static final class Recorder implements JsonSink<String> {
        private final List<String> told = new ArrayList<>();

        @Override
        public void scalar(String fact, JsonKind kind, byte[] bytes, int from, int to) {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            told.add(fact + " " + kind + " " + text);
        }

        @Override
        public void open(String fact, JsonKind kind, int at) {
            told.add(fact + " begins " + kind);
        }

        @Override
        public void close(String fact, JsonKind kind, int at) {
            told.add(fact + " ends " + kind);
        }

        List<String> finish(JsonScanner<String> scanner) {
            scanner.finish();
            told.add(scanner.complete() + " " + scanner.fault());
            return told;
        }
    }
}
