package dev.tollgate.translate;

import dev.tollgate.llm.Family;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists of models, single models and the errors of those endpoints in the shape of the other family: Anthropic's "List
 * Models" and "Get a Model", OpenAI's "List models" and "Retrieve model". Fields that the other shape has not stay beside its
 * own, so that nothing is lost. What is in the asker's shape already is left as it is.
 */
public final class ModelLists {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN_TIME = "1970-01-01T00:00:00Z";

    private ModelLists() {}

    /**
     * The provider's answer for a client of {@code asker}'s family.
     *
     * @param requestId as in {@link Translator#error}
     */
    public static byte[] reshaped(byte[] body, int status, Family asker, String requestId) {
        if (status >= 300) {
            return switch (asker) {
                case ANTHROPIC -> FromChatError.of(status, body, requestId).body();
                case OPENAI -> FromMessagesError.translate(status, body).body();
            };
        }
        try {
            JsonNode root = JSON.readTree(body);
            if (!(root instanceof ObjectNode object)) {
                return body;
            }
            ObjectNode shaped = switch (asker) {
                case ANTHROPIC -> anthropic(object);
                case OPENAI -> openAi(object);
            };
            return JSON.writeValueAsBytes(shaped);
        } catch (JacksonException e) {
            return body;
        }
    }

    private static ObjectNode anthropic(ObjectNode root) {
        if (!(root.get("data") instanceof ArrayNode models)) {
            return anthropicModel(root);
        }
        if (root.has("has_more")) {
            return root;
        }
        ArrayNode data = JSON.createArrayNode();
        models.forEach(model -> data.add(model instanceof ObjectNode object ? anthropicModel(object) : model));
        ObjectNode list = JSON.createObjectNode();
        list.set("data", data);
        list.put("has_more", false);
        list.set("first_id", models.isEmpty() ? JSON.nullNode() : models.get(0).path("id"));
        list.set(
                "last_id",
                models.isEmpty()
                        ? JSON.nullNode()
                        : models.get(models.size() - 1).path("id"));
        return list;
    }

    private static ObjectNode anthropicModel(ObjectNode model) {
        if (!model.has("object")) {
            return model;
        }
        ObjectNode shaped = JSON.createObjectNode();
        shaped.put("type", "model");
        shaped.set("id", model.path("id"));
        shaped.set("display_name", model.path("id"));
        shaped.put("created_at", time(model.path("created")));
        model.properties().forEach(field -> {
            if (!shaped.has(field.getKey())
                    && !field.getKey().equals("object")
                    && !field.getKey().equals("created")) {
                shaped.set(field.getKey(), field.getValue());
            }
        });
        return shaped;
    }

    private static String time(JsonNode created) {
        return created.isIntegralNumber()
                ? Instant.ofEpochSecond(created.asLong()).toString()
                : UNKNOWN_TIME;
    }

    private static ObjectNode openAi(ObjectNode root) {
        if (!(root.get("data") instanceof ArrayNode models)) {
            return openAiModel(root);
        }
        ObjectNode list = JSON.createObjectNode();
        list.put("object", "list");
        ArrayNode data = list.putArray("data");
        models.forEach(model -> data.add(model instanceof ObjectNode object ? openAiModel(object) : model));
        root.properties().forEach(field -> {
            if (!list.has(field.getKey())) {
                list.set(field.getKey(), field.getValue());
            }
        });
        return list;
    }

    private static ObjectNode openAiModel(ObjectNode model) {
        if (model.has("object")) {
            return model;
        }
        ObjectNode shaped = JSON.createObjectNode();
        shaped.set("id", model.path("id"));
        shaped.put("object", "model");
        shaped.put("created", seconds(model.path("created_at").asString("")));
        shaped.put("owned_by", "anthropic");
        model.properties().forEach(field -> {
            if (!shaped.has(field.getKey()) && !field.getKey().equals("type")) {
                shaped.set(field.getKey(), field.getValue());
            }
        });
        return shaped;
    }

    private static long seconds(String time) {
        try {
            return Instant.parse(time).getEpochSecond();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
