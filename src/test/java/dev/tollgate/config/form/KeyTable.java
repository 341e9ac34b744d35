package dev.tollgate.config.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes all keys of a form as Markdown tables: one for the file, one for each mapping that stands in several places. */
public final class KeyTable {
    private static final String HEAD = "| key | what it is | |\n| --- | --- | --- |\n";

    private final Map<String, List<Key<?>>> named = new LinkedHashMap<>();

    private KeyTable() {}

    public static String of(Mapping<?> root) {
        KeyTable tables = new KeyTable();
        StringBuilder text = new StringBuilder("\n" + HEAD).append(tables.rows("", root.keys()));
        List<String> done = new ArrayList<>();
        while (done.size() < tables.named.size()) {
            String next = tables.named.keySet().stream()
                    .filter(name -> !done.contains(name))
                    .findFirst()
                    .orElseThrow();
            done.add(next);
            List<Key<?>> keys = tables.named.getOrDefault(next, List.of());
            text.append("\n### `").append(next).append("`\n\n").append(HEAD).append(tables.rows("", keys));
        }
        return text.append("\n").toString();
    }

    private String rows(String path, List<? extends Key<?>> keys) {
        return keys.stream().map(key -> row(path, key)).collect(Collectors.joining());
    }

    private String row(String path, Key<?> key) {
        String own = path + key.name();
        String about = (key.required() ? "**required**: " : "") + key.about();
        return "| `" + own + "` | " + kind(key.form()) + " | " + about.replace("|", "\\|") + " |\n"
                + below(own, key.form());
    }

    private static String link(String name) {
        return "see [`" + name + "`](#" + name.toLowerCase(Locale.ROOT) + ")";
    }

    private String kind(Form<?> form) {
        return switch (form) {
            case Mapped<?, ?> mapped -> kind(mapped.form());
            case ListOf<?> list -> "a list, each " + kind(list.item());
            case Mapping<?> mapping when mapping.name() != null -> link(mapping.name());
            case Either<?> either -> kind(either.scalar()) + ", or " + kind(either.structured());
            case Word<?> word ->
                word.words().keySet().stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
            default -> form.expected().replace("*", "\\*");
        };
    }

    private String below(String path, Form<?> form) {
        return switch (form) {
            case Mapped<?, ?> mapped -> below(path, mapped.form());
            case ListOf<?> list -> below(path + "[]", list.item());
            case Mapping<?> mapping
            when mapping.name() != null -> {
                named.putIfAbsent(mapping.name(), mapping.keys());
                yield "";
            }
            case OneOf<?> oneOf
            when oneOf.name() != null -> {
                named.putIfAbsent(oneOf.name(), List.copyOf(oneOf.choices()));
                yield "";
            }
            case Mapping<?> mapping -> rows(path + ".", mapping.keys());
            case OneOf<?> oneOf -> rows(path + ".", oneOf.choices());
            case Either<?> either -> below(path, either.structured());
            default -> "";
        };
    }
}
