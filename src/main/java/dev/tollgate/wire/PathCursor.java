package dev.tollgate.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Follows a document along its {@link JsonPaths}: which value comes next, whether anybody wants it, and telling the sink of
 * those that are.
 *
 * @param <F> what the paths are named with
 */
final class PathCursor<F> {
    private final JsonPaths<F> paths;
    private final JsonSink<F> sink;
    private final JsonPaths.@Nullable Node<F>[] places;
    /** Containers that a path leads through, counted from the outermost. */
    private int placed;
    /** The innermost open container, when a path leads through it. */
    private JsonPaths.@Nullable Node<F> here;
    /** The value that comes next, when a path leads to it. */
    private JsonPaths.@Nullable Node<F> next;

    @SuppressWarnings("unchecked") // an array of a generic type can be made in no other way
    PathCursor(JsonPaths<F> paths, JsonSink<F> sink) {
        this.paths = paths;
        this.sink = sink;
        this.places = (JsonPaths.@Nullable Node<F>[]) new JsonPaths.Node<?>[paths.depth()];
        this.next = paths.root();
    }

    void reset() {
        placed = 0;
        here = null;
        next = paths.root();
    }

    /** How many levels lead to something that is wanted; below them everything is passed over. */
    int placed() {
        return placed;
    }

    boolean wantsKey() {
        return here != null && here.fields() != null;
    }

    boolean wantsValue() {
        return next != null && next.fact() != null;
    }

    /** A key, of which only a wanted one matters. One written with escapes is the same key to whoever reads the document. */
    void key(byte[] bytes, int from, int to) {
        ByteNames<JsonPaths.Node<F>> fields = here == null ? null : here.fields();
        if (fields == null) {
            return;
        }
        next = fields.get(bytes, from, to);
        if (next == null && JsonText.hasEscape(bytes, from, to)) {
            byte[] plain = JsonText.decode(bytes, from, to).getBytes(StandardCharsets.UTF_8);
            next = fields.get(plain, 0, plain.length);
        }
    }

    /** The next element of the array here. */
    void element() {
        next = here == null ? null : here.element();
    }

    void scalar(JsonKind kind, byte[] bytes, int from, int to) {
        F fact = next == null ? null : next.fact();
        next = null;
        if (fact != null) {
            sink.scalar(fact, kind, bytes, from, to);
        }
    }

    /** The value that was to come next is not told of. */
    void skip() {
        next = null;
    }

    void open(JsonKind kind, int at) {
        here = next;
        next = null;
        if (here != null) {
            places[placed++] = here;
            if (here.fact() != null) {
                sink.open(here.fact(), kind, at);
            }
            if (kind == JsonKind.ARRAY) {
                element();
            }
        }
    }

    /** @param depth the level of the container that ends; 1 is the outermost */
    void close(JsonKind kind, int at, int depth) {
        next = null;
        if (placed == depth) {
            placed--;
            if (here != null && here.fact() != null) {
                sink.close(here.fact(), kind, at);
            }
        }
        here = placed == depth - 1 && placed > 0 ? places[placed - 1] : null;
    }
}
