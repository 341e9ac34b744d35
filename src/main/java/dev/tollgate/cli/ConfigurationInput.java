package dev.tollgate.cli;

import dev.tollgate.config.Configuration;
import dev.tollgate.config.ConfigurationReader;
import dev.tollgate.config.ConfigurationSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the configuration of a command comes from: a file, standard input, or the command line itself. */
record ConfigurationInput(
        ConfigurationSource source, @Nullable Path watched) {
    /** @throws IllegalArgumentException when it is none of the three, or two */
    static ConfigurationInput of(@Nullable String file, @Nullable String text) throws IOException {
        if (file != null && text != null) {
            throw new IllegalArgumentException("Two configurations are given, -f and -c (expected: one of them)");
        }
        Path here = Path.of("").toAbsolutePath();
        if (text != null) {
            return new ConfigurationInput(new ConfigurationSource("-c", text, here), null);
        }
        if (file == null) {
            throw new IllegalArgumentException(
                    "No configuration is given (expected: -f FILE, -f - for standard input, or -c TEXT; 'tollgate demo' needs none)");
        }
        if (file.equals("-")) {
            String read = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            return new ConfigurationInput(new ConfigurationSource("standard input", read, here), null);
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IOException(file + " is not a readable file");
        }
        Path directory = path.toAbsolutePath().getParent();
        return new ConfigurationInput(
                new ConfigurationSource(file, Files.readString(path), directory == null ? here : directory), path);
    }

    Configuration read() {
        return ConfigurationReader.read(source, System.getenv());
    }
}
