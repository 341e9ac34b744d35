package dev.tollgate.config.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with exactly one of several keys, which says what kind of thing it is: {@code {exact: ...}} or
 * {@code {regex: ...}}.
 *
 * @param unsupported keys that agentgateway knows here and Tollgate does not
 * @param name its own name where it stands in several places
 */
public record OneOf<T>(
        List<Key<? extends T>> choices,
        List<String> unsupported,
        @Nullable String name) implements Form<T> {
    public OneOf {
        choices = List.copyOf(choices);
        unsupported = List.copyOf(unsupported);
    }

    public static <T> OneOf<T> of(List<Key<? extends T>> choices, String... unsupported) {
        return new OneOf<>(choices, List.of(unsupported), null);
    }

    /** The same, described once under a name of its own. */
    public OneOf<T> named(String ownName) {
        return new OneOf<>(choices, unsupported, ownName);
    }

    @Override
    public String expected() {
        return "one of "
                + choices.stream()
                        .filter(choice -> !choice.alias())
                        .map(Key::name)
                        .collect(Collectors.joining(", "));
    }

    @Override
    public @Nullable T read(Value value) {
        Map<String, Entries.Entry> entries = Entries.of(value, expected());
        if (entries == null) {
            return null;
        }
        if (entries.isEmpty()) {
            return value.fault(value.name() + " is empty", expected());
        }
        Map.Entry<String, Entries.Entry> first = entries.entrySet().iterator().next();
        Optional<Key<? extends T>> choice = choices.stream()
                .filter(key -> key.name().equals(first.getKey()))
                .findFirst();
        if (choice.isEmpty()) {
            return unknown(value, first.getValue());
        }
        if (entries.size() > 1) {
            String all = String.join(" and ", entries.keySet());
            return value.fault(value.name() + " has " + all, expected() + ", not several");
        }
        Value chosen = first.getValue().value();
        return chosen.admitted() ? choice.get().form().read(chosen) : null;
    }

    private @Nullable T unknown(Value value, Entries.Entry entry) {
        String name = entry.key().name();
        if (unsupported.contains(name)) {
            return entry.key().fault(value.name() + " " + name + " is not supported by Tollgate", expected());
        }
        return entry.key().fault(name + " is not a key of " + value.name(), expected());
    }
}
