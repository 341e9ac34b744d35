package dev.tollgate.target;

import dev.tollgate.llm.Family;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The models of a configuration as each family lists them: Anthropic's "List Models", OpenAI's "List models". Names with a
 * wildcard stand for no model in particular and are left out.
 */
final class ModelList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN_TIME = "1970-01-01T00:00:00Z";

    private ModelList() {}

    static HttpResponse<?> list(Backend.ByModel backend, Family asker) {
        List<Backend.Model> models = backend.models().stream()
                .filter(model -> !model.name().contains("*"))
                .toList();
        ObjectNode root = JSON.createObjectNode();
        ArrayNode data = root.putArray("data");
        models.forEach(model -> data.add(one(model, asker)));
        switch (asker) {
            case ANTHROPIC ->
                root.put("has_more", false)
                        .put(
                                "first_id",
                                models.isEmpty() ? null : models.getFirst().name())
                        .put(
                                "last_id",
                                models.isEmpty() ? null : models.getLast().name());
            case OPENAI -> root.put("object", "list");
        }
        return answer(root);
    }

    /** One model, or null when it is not among the names. */
    static @Nullable HttpResponse<?> retrieve(Backend.ByModel backend, Family asker, String name) {
        return backend.models().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .map(model -> answer(one(model, asker)))
                .orElse(null);
    }

    private static ObjectNode one(Backend.Model model, Family asker) {
        ObjectNode node = JSON.createObjectNode();
        return switch (asker) {
            case ANTHROPIC ->
                node.put("type", "model")
                        .put("id", model.name())
                        .put("display_name", model.name())
                        .put("created_at", UNKNOWN_TIME);
            case OPENAI ->
                node.put("id", model.name())
                        .put("object", "model")
                        .put("created", 0)
                        .put("owned_by", model.provider().kind().telemetryName());
        };
    }

    private static HttpResponse<?> answer(ObjectNode body) {
        return HttpResponse.ok(JSON.writeValueAsBytes(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
