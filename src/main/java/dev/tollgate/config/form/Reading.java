package dev.tollgate.config.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** One run over one file: what it was read from, and what was found wrong so far. For one thread. */
public final class Reading {
    /** Far more than any sound file has; aliases of aliases reach it quickly. */
    private static final int MOST_VALUES = 100_000;

    private final String file;
    private final String text;
    private final Path directory;
    private final Variables variables;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Path> files = new LinkedHashSet<>();
    private int values;

    /**
     * @param file the name of the file, for messages
     * @param directory where relative paths begin
     * @param environment the variables that a value may name
     */
    public Reading(String file, String text, Path directory, Map<String, String> environment) {
        this.file = file;
        this.text = text;
        this.directory = directory;
        this.variables = new Variables(environment);
    }

    /** The root of the file, or null after a fault. */
    public @Nullable Value root() {
        return Documents.root(this);
    }

    /** What is wrong so far, in the order of the file. */
    public List<Fault> faults() {
        return faults.stream().distinct().sorted(Fault.BY_PLACE).toList();
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** A path of the file as a path of this machine. */
    public Path resolve(String path) {
        return directory.resolve(path).normalize();
    }

    /** Notes that the content of another file has become a part of the configuration. */
    public void reads(Path other) {
        files.add(other);
    }

    /** The other files whose content was read. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    String text() {
        return text;
    }

    String file() {
        return file;
    }

    Variables variables() {
        return variables;
    }

    void fault(Optional<Mark> mark, String what, @Nullable String expected) {
        fault(new Fault(
                file,
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                what,
                expected));
    }

    /** Whether one value more may be read; says once that there are too many. */
    boolean admits(Optional<Mark> mark) {
        values++;
        if (values == MOST_VALUES) {
            fault(
                    mark,
                    "with its aliases the file holds more than " + MOST_VALUES + " values",
                    "fewer, and no anchor within itself");
        }
        return values < MOST_VALUES;
    }
}
