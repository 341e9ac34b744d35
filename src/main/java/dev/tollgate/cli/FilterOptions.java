package dev.tollgate.cli;

import dev.tollgate.ledger.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which requests a command looks at. */
final class FilterOptions {
    @Option(names = "--model", paramLabel = "NAME", description = "only this model; * at the end stands for anything")
    private @Nullable String model;

    @Option(names = "--provider", paramLabel = "NAME", description = "only this provider")
    private @Nullable String provider;

    @Option(names = "--key", paramLabel = "NAME", description = "only this key, by its id or name")
    private @Nullable String key;

    @Option(names = "--user", paramLabel = "NAME", description = "only this user")
    private @Nullable String user;

    @Option(names = "--team", paramLabel = "NAME", description = "only this team")
    private @Nullable String team;

    @Option(names = "--session", paramLabel = "ID", description = "only this session")
    private @Nullable String session;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only this state: open, completed, failed, cancelled or interrupted")
    private @Nullable String state;

    @Option(
            names = "--where",
            paramLabel = "NAME=VALUE",
            description =
                    "only where any dimension has this value, such as status=529 or tag:project=x; may be repeated")
    private List<String> where = List.of();

    /** @throws IllegalArgumentException if one cannot be read */
    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        add(filters, "model", model);
        add(filters, "provider", provider);
        add(filters, "key", key);
        add(filters, "user", user);
        add(filters, "team", team);
        add(filters, "session", session);
        add(filters, "state", state);
        where.forEach(text -> filters.add(Filter.parse(text)));
        return filters;
    }

    private static void add(List<Filter> filters, String name, @Nullable String value) {
        if (value != null) {
            filters.add(Filter.of(name, value));
        }
    }
}
