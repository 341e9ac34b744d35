package dev.tollgate.simulate;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list, as Anthropic's API gives it. */
final class Page {
    private Page() {}

    static ObjectNode of(List<ObjectNode> data, boolean more) {
        return Json.object()
                .put("has_more", more)
                .set("first_id", data.isEmpty() ? Json.NULL : data.getFirst().get("id"))
                .set("last_id", data.isEmpty() ? Json.NULL : data.getLast().get("id"))
                .set("data", Json.array(data));
    }
}
