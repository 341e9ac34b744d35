package dev.tollgate.cli;

import dev.tollgate.ledger.EntryFormat;
import dev.tollgate.ledger.RequestDetail;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code tollgate request}. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows a request of the ledger with each call of a provider that it took.")
final class RequestCommand implements Callable<Integer> {
    /** How a single request is printed. */
    private enum Format {
        /** A line for each column that is known. */
        TEXT,
        /** One object a line. */
        JSON
    }

    @Mixin
    private final LedgerOptions ledger;

    @Parameters(paramLabel = "ID", description = "its id, request id, provider request id or trace id")
    @SuppressWarnings("NullAway.Init") // picocli demands it
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; text by default",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    RequestCommand(LedgerPlace place) {
        this.ledger = new LedgerOptions(place);
    }

    @Override
    public Integer call() {
        return ledger.run(() -> {
            List<RequestDetail> found = ledger.reader().request(id);
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("There is no request " + id + " in the ledger.");
                return 1;
            }
            PrintWriter out = spec.commandLine().getOut();
            for (RequestDetail request : found) {
                Map<String, @Nullable Object> detail = EntryFormat.detail(request);
                switch (format) {
                    case JSON -> out.print(JsonMapper.shared().writeValueAsString(detail) + "\n");
                    case TEXT -> print(out, "", detail);
                }
            }
            out.flush();
            return 0;
        });
    }

    private static void print(PrintWriter out, String indent, Map<?, ?> values) {
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                for (Object one : list) {
                    out.print(indent + name + "\n");
                    if (one instanceof Map<?, ?> map) {
                        print(out, indent + "  ", map);
                    }
                }
            } else if (value != null) {
                out.print(indent + name + "  " + value + "\n");
            }
        });
    }
}
