package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole text of what is said of a faulty file. {@code -Dgolden.update=true} writes the texts anew, for a review of the
 * difference.
 */
final class FaultTextsTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/config");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFaultyFileIsToldOffInFull(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path golden = DIRECTORY.resolve(name.replace(".yaml", ".faults.txt"));
        ConfigurationSource source = new ConfigurationSource(name, Files.readString(file), DIRECTORY);

        assertThatExceptionOfType(ConfigurationFaults.class)
                .isThrownBy(() -> ConfigurationReader.read(source, Read.ENVIRONMENT))
                .satisfies(faults -> Golden.check(golden, faults.getMessage() + "\n"))
                .satisfies(faults -> assertThat(faults.getMessage()).doesNotContain("sk-"));
    }
}
