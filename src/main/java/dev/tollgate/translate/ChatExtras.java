package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of an answer has no place among text and tool calls, as fields of the message that clients keep or ignore:
 *
 * <ul>
 *   <li>{@code thinking_blocks}: thinking with its signatures, as LiteLLM writes it
 *   <li>{@code annotations}: citations of web pages, as OpenAI writes them
 *   <li>{@code citations}: all citations, as Anthropic writes them
 *   <li>{@code anthropic_blocks}: what Anthropic's own tools were asked and found, and blocks not known here
 * </ul>
 *
 * <p>Blocks carry an {@code index} where they do not simply stand first, for {@link ReplayedBlocks} to put them back. In
 * a stream they come in one piece before the end: of fields that they do not know, OpenAI's helpers keep the last delta
 * (JavaScript) or refuse a second one (Python).
 */
final class ChatExtras {

    private static final Set<String> THINKING = Set.of("thinking", "redacted_thinking");

    private final ArrayNode thinking = Json.array();
    private final ArrayNode annotations = Json.array();
    private final ArrayNode citations = Json.array();
    private final ArrayNode blocks = Json.array();

    /** @param index of the block in the answer */
    void block(ObjectNode block, int index) {
        boolean thought = THINKING.contains(String.valueOf(Json.text(block, "type")));
        boolean first = thought && index == thinking.size();
        ObjectNode placed = Json.object();
        placed.setAll(block);
        if (!first) {
            placed.put("index", index);
        }
        (thought ? thinking : blocks).add(placed);
    }

    /**
     * The citations of one text block.
     *
     * @param start of the block in the message's content, in code points
     * @param end exclusive
     */
    void citations(@Nullable JsonNode list, int start, int end) {
        if (list == null || !list.isArray()) {
            return;
        }
        for (JsonNode citation : list) {
            citations.add(citation);
            String url = url(citation);
            if (url != null) {
                String title = Json.text(citation, "title");
                annotations
                        .addObject()
                        .put("type", "url_citation")
                        .putObject("url_citation")
                        .put("start_index", start)
                        .put("end_index", end)
                        .put("title", title == null ? "" : title)
                        .put("url", url);
            }
        }
    }

    private static @Nullable String url(JsonNode citation) {
        String url = Json.text(citation, "url");
        String source = Json.text(citation, "source");
        boolean web = source != null && (source.startsWith("https://") || source.startsWith("http://"));
        return url == null && web ? source : url;
    }

    void into(ObjectNode message) {
        set("annotations", annotations, message);
        set("citations", citations, message);
        set("thinking_blocks", thinking, message);
        set("anthropic_blocks", blocks, message);
    }

    private static void set(String field, ArrayNode values, ObjectNode message) {
        if (!values.isEmpty()) {
            message.set(field, values);
        }
    }
}
