package dev.tollgate.telemetry.content;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What was asked.
 *
 * @param instructions what stands apart from the conversation
 * @param tools their definitions, as the conventions shape them
 */
record Question(List<Part> instructions, List<Message> messages, List<JsonNode> tools) {
    static final Question NONE = new Question(List.of(), List.of(), List.of());

    Question {
        instructions = List.copyOf(instructions);
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
