package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For whom a request is and how it is served: {@code user}, {@code metadata}, {@code service_tier}. Of metadata,
 * Anthropic keeps a {@code user_id} only.
 */
final class ToMessagesAccount {

    private static final String USER_ID = "user_id";

    private final Dropped dropped;

    ToMessagesAccount(Dropped dropped) {
        this.dropped = dropped;
    }

    void write(ObjectNode request, ObjectNode out) {
        String userId = userId(request);
        if (userId != null) {
            out.putObject("metadata").put(USER_ID, userId);
        }
        String tier = tier(Json.text(request, "service_tier"));
        if (tier != null) {
            out.put("service_tier", tier);
        } else {
            Leftovers.nameField(request, "service_tier", FieldPath.REQUEST, dropped);
        }
    }

    /** The first of those that name one; others that differ are dropped. */
    private @Nullable String userId(ObjectNode request) {
        ObjectNode metadata = Json.objectField(request, "metadata");
        String id = first(request, "user", null);
        id = first(request, "safety_identifier", id);
        String inMetadata = Json.text(metadata, USER_ID);
        if (metadata == null || inMetadata == null) {
            Leftovers.nameField(request, "metadata", FieldPath.REQUEST, dropped);
            return id;
        }
        Leftovers.name(metadata, Set.of(USER_ID), FieldPath.of("metadata"), dropped);
        if (id != null && !id.equals(inMetadata)) {
            dropped.add("metadata." + USER_ID);
        }
        return id == null ? inMetadata : id;
    }

    private @Nullable String first(ObjectNode request, String field, @Nullable String before) {
        JsonNode value = Json.field(request, field);
        String text = Json.text(request, field);
        if (text == null || text.isEmpty() || before != null) {
            if (value != null && !text(value).equals(before)) {
                Leftovers.nameField(request, field, FieldPath.REQUEST, dropped);
            }
            return before;
        }
        return text;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : "";
    }

    /** {@code auto} uses priority capacity where there is any, which is the nearest to asking for it. */
    private static @Nullable String tier(@Nullable String tier) {
        return switch (tier) {
            case "auto", "priority" -> "auto";
            case "default", "standard_only" -> "standard_only";
            case null, default -> null;
        };
    }
}
