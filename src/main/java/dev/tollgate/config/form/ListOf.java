package dev.tollgate.config.form;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A list whose items have one form.
 *
 * @param needsOne whether a list without items is faulty
 */
public record ListOf<T>(Form<T> item, boolean needsOne) implements Form<List<T>> {
    public static <T> ListOf<T> of(Form<T> item) {
        return new ListOf<>(item, false);
    }

    /** At least one item. */
    public static <T> ListOf<T> some(Form<T> item) {
        return new ListOf<>(item, true);
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public boolean mayBeEmpty() {
        return !needsOne;
    }

    @Override
    public @Nullable List<T> read(Value value) {
        List<Node> nodes = value.items();
        if (nodes == null) {
            return value.wrong("a list, each of whose items is " + item.expected());
        }
        if (nodes.isEmpty() && needsOne) {
            return value.fault(value.name() + " is an empty list", "at least one item");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Value one = value.other(nodes.get(i), value.name() + "[" + i + "]");
            T read = one.admitted() ? item.read(one) : null;
            if (read != null) {
                items.add(read);
            }
        }
        return items;
    }
}
