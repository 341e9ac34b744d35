package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tollgate.config.form.KeyTable;
import dev.tollgate.config.form.SchemaOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples, the JSON Schema and the table of keys agree with the reader. */
final class ExamplesTest {
    private static final Path SCHEMA = Path.of("src/main/resources/dev/tollgate/config/tollgate.schema.json");
    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final String BEGIN = "<!-- keys: written by ExamplesTest with -Dgolden.update=true -->\n";
    private static final String END = "<!-- end of keys -->";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ANTHROPIC_API_KEY", "dummy",
            "OPENAI_API_KEY", "dummy",
            "TEAM_A_ANTHROPIC_API_KEY", "dummy",
            "MODELS_API_KEY", "dummy",
            "ANN_KEY", "dummy");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsSound(Path file) throws IOException {
        ConfigurationSource source =
                new ConfigurationSource(file.toString(), Files.readString(file), Path.of("examples"));

        assertThatCode(() -> ConfigurationReader.read(source, ENVIRONMENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsSoundByTheSchema(Path file) throws IOException {
        assertThat(schema().validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @Test
    void theSchemaIsThatOfTheReader() {
        Golden.check(SCHEMA, SchemaOf.root(RootForm.FORM));
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        for (String name : List.of(
                "unknown-keys",
                "not-supported",
                "wrong-types",
                "missing-keys",
                "empty-values",
                "matches",
                "route-types",
                "llm-without-models",
                "config-section")) {
            String text = Files.readString(Path.of("src/test/resources/config/" + name + ".yaml"));
            assertThat(schema().validate(text, InputFormat.YAML)).as(name).isNotEmpty();
        }
    }

    @Test
    void theTableOfKeysIsThatOfTheReader() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        assertThat(begin).as("the table's place in %s", PAGE).isBetween(0, end);

        String written = page.substring(0, begin) + BEGIN + KeyTable.of(RootForm.FORM) + page.substring(end);

        Golden.check(PAGE, written);
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }
}
