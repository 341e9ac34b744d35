package dev.tollgate.translate;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a conversation has called so far. Calls of the old {@code function_call} have no ids, so one is made of
 * the message's index; the next {@code function} message of that name answers it.
 */
final class ToolNames {

    private final Map<String, String> nameById = new HashMap<>();
    private final Map<String, ArrayDeque<String>> unanswered = new HashMap<>();
    private final SequencedSet<String> called = new LinkedHashSet<>();

    void toolCalled(String id, String name) {
        nameById.put(id, name);
        called.add(name);
    }

    /** The id of a {@code function_call} in the message at {@code index}. */
    String functionCalled(String name, int index) {
        String id = "function_call_" + index;
        called.add(name);
        unanswered.computeIfAbsent(name, key -> new ArrayDeque<>()).add(id);
        return id;
    }

    /** The id of the oldest call of the function that has no answer yet. */
    @Nullable
    String functionAnswered(String name) {
        ArrayDeque<String> ids = unanswered.get(name);
        return ids == null ? null : ids.poll();
    }

    @Nullable
    String nameOf(String id) {
        return nameById.get(id);
    }

    /** The names of all tools called, in order. */
    SequencedSet<String> called() {
        return called;
    }
}
