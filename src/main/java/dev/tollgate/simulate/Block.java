package dev.tollgate.simulate;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One part of an answer, with the pieces in which it is streamed. */
sealed interface Block {
    /** The pieces of the block, which add up to its content. */
    List<String> pieces();

    record Thinking(String thinking, String signature, List<String> pieces) implements Block {}

    record Text(String text, List<String> pieces) implements Block {}

    /**
     * A call of a tool.
     *
     * @param id what follows the dialect's own prefix, {@code toolu_} or {@code call_}
     */
    record ToolCall(String id, String name, ObjectNode input, String inputText, List<String> pieces) implements Block {}
}
