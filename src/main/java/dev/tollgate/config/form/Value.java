package dev.tollgate.config.form;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of the file: where it stands, what a message calls it, and the reading it belongs to. */
public final class Value {
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern LEFT_OUT = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*:-}");

    private final Node node;
    private final String name;
    private final Reading reading;

    Value(Node node, String name, Reading reading) {
        this.node = node;
        this.name = name;
        this.reading = reading;
    }

    /** What a message calls it: its key, or its place in a list. */
    public String name() {
        return name;
    }

    /** Notes a fault at this value; null, for a reader to return. */
    public <T> @Nullable T fault(String what, @Nullable String expected) {
        reading.fault(node.getStartMark(), what, expected);
        return null;
    }

    /** Notes that this value is not what it should be, and shows it. */
    public <T> @Nullable T wrong(String expected) {
        return fault(name + " is " + shown(), expected);
    }

    /** A path that this value names, from the directory of the file. */
    public Path path(String text) {
        return reading.resolve(text);
    }

    /** Notes that the content of another file has become a part of the configuration. */
    public void reads(Path other) {
        reading.reads(other);
    }

    Value other(Node other, String otherName) {
        return new Value(other, otherName, reading);
    }

    Node node() {
        return node;
    }

    boolean isEmpty() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /** Whether the file itself says that it may be missing: {@code ${NAME:-}} of a variable that holds nothing. */
    boolean isLeftOut() {
        return node instanceof ScalarNode scalar
                && LEFT_OUT.matcher(scalar.getValue()).matches()
                && reading.variables()
                        .expand(scalar.getValue(), (begin, what, expected) -> {})
                        .isEmpty();
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether it may still be read; a file that unfolds into too many values is given up. */
    boolean admitted() {
        return reading.admits(node.getStartMark());
    }

    /** Whether nothing has been found wrong so far, here or elsewhere. */
    boolean sound() {
        return reading.sound();
    }

    @Nullable
    List<Node> items() {
        return node instanceof SequenceNode sequence ? sequence.getValue() : null;
    }

    @Nullable
    MappingNode mapping() {
        return node instanceof MappingNode mapping ? mapping : null;
    }

    /** The scalar with its variables expanded, or null when it is none; faults of its variables are noted. */
    @Nullable
    Scalar scalar() {
        if (!(node instanceof ScalarNode scalar)) {
            return null;
        }
        String written = scalar.getValue();
        if (!Variables.isIn(written)) {
            return new Scalar(written, scalar.getTag(), scalar.isPlain(), false);
        }
        boolean[] sound = {true};
        String expanded = reading.variables().expand(written, (begin, what, expected) -> {
            sound[0] = false;
            variableFault(begin, what, expected);
        });
        boolean substituted = !expanded.equals(written);
        return sound[0] ? new Scalar(expanded, scalar.getTag(), scalar.isPlain(), substituted) : Scalar.UNSOUND;
    }

    /** At the variable itself where it can be found in the text, else at the scalar. */
    private void variableFault(String begin, String what, @Nullable String expected) {
        int line = node.getStartMark().map(mark -> mark.getLine()).orElse(0);
        int column = node.getStartMark().map(mark -> mark.getColumn()).orElse(0);
        int last = node.getEndMark().map(mark -> mark.getLine()).orElse(line);
        String[] lines = reading.text().split("\\r\\n|\\r|\\n", -1);
        for (int i = line; i <= last && i < lines.length; i++) {
            int at = lines[i].indexOf(begin, i == line ? lines[i].offsetByCodePoints(0, column) : 0);
            if (at >= 0) {
                int found = lines[i].codePointCount(0, at);
                reading.fault(new Fault(reading.file(), i + 1, found + 1, what, expected));
                return;
            }
        }
        fault(what, expected);
    }

    /** As it is written, so that what a variable holds is not told. */
    private String shown() {
        return switch (node) {
            case MappingNode mapping -> "a mapping";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
            case ScalarNode scalar when scalar.getTag().equals(Tag.STR) -> quoted(scalar.getValue());
            case ScalarNode scalar -> scalar.getValue();
            default -> "something else";
        };
    }

    /** A text in quotes, cut when it is long, without line ends. */
    static String quoted(String text) {
        String flat = text.codePoints()
                .limit(LONGEST_SHOWN)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + flat + (flat.length() < text.length() ? "..." : "") + '"';
    }

    /**
     * A scalar after its variables were expanded.
     *
     * @param tag the type that YAML gives to what is <em>written</em>
     * @param plain written without quotes and not as a block
     * @param substituted whether a variable stood in it, so that the tag says nothing of the text
     */
    record Scalar(String text, Tag tag, boolean plain, boolean substituted) {
        /** A scalar whose variables could not be expanded: told already. */
        static final Scalar UNSOUND = new Scalar("", Tag.NULL, false, false);

        boolean is(Tag wanted) {
            return tag.equals(wanted);
        }
    }
}
