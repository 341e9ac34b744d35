package dev.tollgate.simulate;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list, as Anthropic's API gives it. */
final class Page {
    private Page() {}

    static ObjectNode of(List<ObjectNode> data, boolean more) {
        return Json.object(
                "data",
                Json.array(data),
                "has_more",
                more,
                "first_id",
                data.isEmpty() ? null : data.getFirst().get("id"),
                "last_id",
                data.isEmpty() ? null : data.getLast().get("id"));
    }
}
