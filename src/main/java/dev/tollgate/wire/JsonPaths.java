package dev.tollgate.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places in a document that are read, everything else being skipped: {@code usage.input_tokens},
 * {@code choices[].finish_reason}. Several paths may lead to the same fact. Immutable.
 *
 * @param <F> what the paths are named with
 */
final class JsonPaths<F> {
    private final Node<F> root;
    private final int depth;

    private JsonPaths(Node<F> root, int depth) {
        this.root = root;
        this.depth = depth;
    }

    static <F> JsonPaths<F> of(Map<String, F> facts) {
        Draft<F> root = new Draft<>();
        facts.forEach((path, fact) -> root.at(path).fact = fact);
        return new JsonPaths<>(root.node(), root.depth());
    }

    /** Reads fields of the top-level object, whose names are taken as they are. */
    static <F> JsonPaths<F> topLevel(Map<String, F> facts) {
        Draft<F> root = new Draft<>();
        facts.forEach((name, fact) -> root.field(name).fact = fact);
        return new JsonPaths<>(root.node(), root.depth());
    }

    Node<F> root() {
        return root;
    }

    /** How many levels of objects and arrays it can take to come to a fact. */
    int depth() {
        return depth;
    }

    /**
     * One place: what it is called, and what is read below it.
     *
     * @param fields of an object here, null where none are read
     * @param element of an array here, null where none are read
     */
    record Node<F>(
            @Nullable F fact,
            @Nullable ByteNames<Node<F>> fields,
            @Nullable Node<F> element) {}

    private static final class Draft<F> {
        private @Nullable F fact;
        private final Map<String, Draft<F>> fields = new HashMap<>();
        private @Nullable Draft<F> element;

        Draft<F> at(String path) {
            Draft<F> place = this;
            for (String step : path.split("\\.")) {
                boolean elements = step.endsWith("[]");
                place = place.field(elements ? step.substring(0, step.length() - 2) : step);
                place = elements ? place.element() : place;
            }
            return place;
        }

        Draft<F> field(String name) {
            return fields.computeIfAbsent(name, key -> new Draft<>());
        }

        private Draft<F> element() {
            if (element == null) {
                element = new Draft<>();
            }
            return element;
        }

        int depth() {
            int below = element == null ? 0 : element.depth();
            for (Draft<F> field : fields.values()) {
                below = Math.max(below, field.depth());
            }
            return below + 1;
        }

        Node<F> node() {
            Map<String, Node<F>> nodes = new HashMap<>();
            fields.forEach((name, draft) -> nodes.put(name, draft.node()));
            return new Node<>(
                    fact, nodes.isEmpty() ? null : new ByteNames<>(nodes), element == null ? null : element.node());
        }
    }
}
