package dev.tollgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/telemetry.md}, which other tests hold to what the code emits. */
public final class TelemetryPage {
    static final Path PATH = Path.of("docs/telemetry.md");

    private static final Pattern NAME = Pattern.compile("`([a-z][A-Za-z0-9_.]*)`");

    private TelemetryPage() {}

    /** The rows of the table under a heading: name, and the other cells. */
    public static Map<String, List<String>> table(String heading) {
        Map<String, List<String>> rows = new TreeMap<>();
        boolean inside = false;
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                inside = line.equals("## " + heading);
            } else if (inside && line.startsWith("| `")) {
                List<String> cells =
                        Stream.of(line.split("\\|", -1)).map(String::trim).toList();
                rows.put(names(cells.get(1)).getFirst(), cells.subList(2, cells.size()));
            }
        }
        assertThat(rows).as(heading).isNotEmpty();
        return rows;
    }

    /** The names in a cell. */
    public static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
