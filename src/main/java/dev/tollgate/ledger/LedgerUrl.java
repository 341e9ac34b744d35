package dev.tollgate.ledger;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the ledger is kept. */
public sealed interface LedgerUrl {
    /** Not {@link java.net.URI}, which finds no host in the names of many a container, such as {@code my_postgres}. */
    Pattern POSTGRES = Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:/?@]*)(?::(?<password>.*))?@)?"
            + "(?<host>\\[[^]]+]|[^:/?@\\[\\]]+)(?::(?<port>\\d{1,5}))?/(?<database>[^?/]+)(?:\\?(?<options>.*))?");

    String EXPECTED = "(expected: sqlite:///path/to/tollgate.db or postgres://user:password@host[:port]/database)";

    /** A file on this machine; one gateway process writes it. */
    record Sqlite(Path file) implements LedgerUrl {
        @Override
        public String toString() {
            return "sqlite://" + file;
        }
    }

    /**
     * A PostgreSQL database that any number of gateways share.
     *
     * @param options further parameters, such as {@code sslmode}, by the names of libpq's and pgjdbc's URLs
     */
    record Postgres(
            String host,
            int port,
            String database,
            @Nullable String user,
            @Nullable String password,
            Map<String, String> options)
            implements LedgerUrl {
        public Postgres {
            options = Map.copyOf(options);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "postgres://" + (user == null ? "" : user + "@") + host + ":" + port + "/" + database;
        }
    }

    /**
     * Reads {@code sqlite:///absolute/file.db}, {@code sqlite://file.db} (relative to the working directory) and
     * {@code postgres://user:password@host[:port]/database[?sslmode=...]}.
     *
     * @throws IllegalArgumentException if it is neither; the message never holds a password
     */
    static LedgerUrl parse(String url) {
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon);
        return switch (scheme) {
            case "sqlite" -> sqlite(url.substring(colon + 1));
            case "postgres", "postgresql" -> postgres(url);
            default ->
                throw new IllegalArgumentException("the ledger's URL begins with \"" + scheme + "\" " + EXPECTED);
        };
    }

    private static LedgerUrl sqlite(String rest) {
        String file = rest.startsWith("//") ? rest.substring(2) : rest;
        if (file.isBlank() || file.contains("?")) {
            throw new IllegalArgumentException("the ledger's URL names no file " + EXPECTED);
        }
        return new Sqlite(Path.of(file));
    }

    private static LedgerUrl postgres(String url) {
        Matcher parts = POSTGRES.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "the ledger's URL names no host or no database, or has special characters without %-escape "
                            + EXPECTED);
        }
        String host = parts.group("host");
        String port = parts.group("port");
        return new Postgres(
                host,
                port == null ? 5432 : Integer.parseInt(port),
                decoded(parts.group("database")),
                decodedOrNull(parts.group("user")),
                decodedOrNull(parts.group("password")),
                options(parts.group("options")));
    }

    private static @Nullable String decodedOrNull(@Nullable String text) {
        return text == null ? null : decoded(text);
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new TreeMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                options.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
