package dev.tollgate.cli;

import dev.tollgate.pricing.OverridesText;
import dev.tollgate.pricing.PriceFormat;
import dev.tollgate.pricing.PriceImport;
import dev.tollgate.pricing.PriceOverride;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollgate prices import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Turns a price list of another project into prices for a configuration, on standard output.")
final class PricesImportCommand implements Runnable {
    /** How the prices are written. */
    enum Notation {
        YAML,
        JSON;

        @Override
        public String toString() {
            return this == YAML ? "yaml" : "json";
        }
    }

    @Parameters(paramLabel = "FILE", description = "model_prices_and_context_window.json or api.json")
    private @Nullable Path file;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}")
    private @Nullable PriceFormat format;

    @Option(names = "--provider", paramLabel = "NAME", description = "only those of this provider")
    private @Nullable String provider;

    @Option(names = "--model", paramLabel = "NAME", description = "only models of this name; * stands for any text")
    private @Nullable String model;

    @Option(
            names = "--output",
            paramLabel = "NOTATION",
            description = "${COMPLETION-CANDIDATES}; yaml by default",
            defaultValue = "yaml")
    private Notation output = Notation.YAML;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public void run() {
        PriceImport imported = read();
        List<PriceOverride> prices = imported.of(provider, model);
        if (prices.isEmpty()) {
            throw PricesCommand.usageError(
                    spec, file + " has no price that --provider and --model leave (expected: at least one)", null);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (output) {
                    case YAML -> OverridesText.yaml(prices);
                    case JSON -> OverridesText.json(prices);
                });
        out.flush();
        spec.commandLine()
                .getErr()
                .println(prices.size() + " prices; " + imported.withoutPrice()
                        + " models in the file have no price for tokens, " + imported.rounded()
                        + " prices were rounded to nine decimals");
    }

    private PriceImport read() {
        if (file == null || format == null) {
            throw new IllegalStateException("picocli requires both");
        }
        try (InputStream input = Files.newInputStream(file)) {
            return PriceImport.read(format, input);
        } catch (NoSuchFileException e) {
            throw PricesCommand.usageError(spec, file + " does not exist (expected: a file)", e);
        } catch (IOException e) {
            throw PricesCommand.usageError(spec, file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw PricesCommand.usageError(spec, file + ": " + e.getMessage(), e);
        }
    }
}
