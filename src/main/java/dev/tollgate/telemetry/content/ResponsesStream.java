package dev.tollgate.telemetry.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stream of OpenAI's Responses: each item comes once more, whole, when it is done. */
final class ResponsesStream implements StreamedContent {
    /** More parts than an answer has. */
    private static final int MOST = 256;

    private final List<Part> parts = new ArrayList<>();
    private @Nullable String status;

    @Override
    public void add(JsonNode event) {
        switch (Json.text(event, "type", "")) {
            case "response.output_item.done" -> {
                JsonNode item = Json.field(event, "item");
                if (item != null && parts.size() < MOST) {
                    parts.addAll(ResponsesContent.parts(item));
                }
            }
            case "response.completed", "response.incomplete", "response.failed" ->
                status = Json.text(Json.field(event, "response"), "status");
            default -> {
                // a piece of an item that will come whole
            }
        }
    }

    @Override
    public List<Message> messages() {
        return parts.isEmpty() && status == null ? List.of() : List.of(new Message("assistant", parts, status));
    }
}
