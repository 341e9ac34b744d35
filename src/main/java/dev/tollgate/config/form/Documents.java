package dev.tollgate.config.form;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.Schema;

/** From text to YAML nodes: YAML 1.2 with its core schema, of which JSON is a part; one document. */
final class Documents {
    private static final String ONE_DOCUMENT = "one document";

    /** YAML's core types without merge keys, with which a mapping that merges itself would be composed for ever. */
    static final ScalarResolver TYPES = new CoreScalarResolver(false);

    private static final Schema SCHEMA = new Schema() {
        @Override
        public ScalarResolver getScalarResolver() {
            return TYPES;
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            return Map.of();
        }
    };

    private Documents() {}

    static @Nullable Value root(Reading reading) {
        try {
            return compose(reading);
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext();
            String problem = e.getProblem();
            reading.fault(
                    place(e, reading.text()),
                    context == null || context.isBlank() ? problem : context + ", " + problem,
                    isBracedVariable(e, reading.text()) ? "quotes around ${...} inside { } or [ ]" : null);
        } catch (ReaderException e) {
            reading.fault(characterFault(reading, e));
        } catch (YamlEngineException e) {
            reading.fault(Optional.empty(), String.valueOf(e.getMessage()), null);
        } catch (StackOverflowError e) {
            // the composer goes one call deeper with each level, and has no limit of its own
            reading.fault(Optional.empty(), "the file is nested too deeply", "some dozen levels at most");
        }
        return null;
    }

    /** What is open at the end of the text is told where it begins. */
    private static Optional<Mark> place(MarkedYamlEngineException e, String text) {
        Optional<Mark> problem = e.getProblemMark();
        boolean atEnd = problem.isPresent() && problem.get().getIndex() >= text.codePointCount(0, text.length());
        return atEnd ? e.getContextMark().or(() -> problem) : problem.or(e::getContextMark);
    }

    /** Inside braces and brackets YAML takes the brace of a variable for its own. */
    private static boolean isBracedVariable(MarkedYamlEngineException e, String text) {
        int index = e.getProblemMark().map(Mark::getIndex).orElse(0);
        int at = text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
        return at > 0 && at < text.length() && text.charAt(at) == '{' && text.charAt(at - 1) == '$';
    }

    private static @Nullable Value compose(Reading reading) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(reading.file())
                .setSchema(SCHEMA)
                .setUseMarks(true)
                .build();
        Composer composer =
                new Composer(settings, new ParserImpl(settings, new StreamReader(settings, reading.text())));
        if (!composer.hasNext()) {
            reading.fault(Optional.empty(), "the file is empty", null);
            return null;
        }
        Node root = composer.next();
        if (composer.hasNext()) {
            reading.fault(composer.next().getStartMark(), "a second document begins", ONE_DOCUMENT);
        }
        return new Value(root, "the file", reading);
    }

    private static Fault characterFault(Reading reading, ReaderException e) {
        int line = 1;
        int column = 1;
        int[] characters = reading.text().codePoints().limit(e.getPosition()).toArray();
        for (int character : characters) {
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
        }
        String what = "character U+%04X must not stand in YAML".formatted(e.getCodePoint());
        return new Fault(reading.file(), line, column, what, null);
    }
}
