package dev.tollgate.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an answer says it has things from: {@code annotations} of type {@code url_citation} (OpenAI, OpenRouter), and
 * {@code search_results} or {@code citations} beside the choices (Perplexity), as citations of a text block.
 */
final class FromChatCitations {

    private FromChatCitations() {}

    /** One {@code url_citation}, or null for an annotation of another kind. Its indexes count letters of {@code text}. */
    static @Nullable ObjectNode ofAnnotation(JsonNode annotation, CharSequence text) {
        JsonNode cited = Json.objectField(annotation, "url_citation");
        String url = Json.text(cited, "url");
        return url == null ? null : citation(url, Json.text(cited, "title"), cited(cited, text));
    }

    /** The sources that an answer or a chunk names beside its choices, each URL once. */
    static List<ObjectNode> ofSources(JsonNode answer) {
        Map<String, ObjectNode> byUrl = new LinkedHashMap<>();
        ArrayNode results = Json.arrayField(answer, "search_results");
        for (JsonNode result : results == null ? List.<JsonNode>of() : results.values()) {
            String url = Json.text(result, "url");
            if (url != null) {
                byUrl.putIfAbsent(url, citation(url, Json.text(result, "title"), ""));
            }
        }
        ArrayNode urls = Json.arrayField(answer, "citations");
        for (JsonNode url : urls == null ? List.<JsonNode>of() : urls.values()) {
            if (url.isString()) {
                byUrl.putIfAbsent(url.stringValue(), citation(url.stringValue(), null, ""));
            }
        }
        return List.copyOf(byUrl.values());
    }

    private static ObjectNode citation(String url, @Nullable String title, String cited) {
        return Json.object()
                .put("type", "web_search_result_location")
                .put("cited_text", cited)
                .put("url", url)
                .put("title", title)
                .put("encrypted_index", "");
    }

    private static String cited(@Nullable JsonNode citation, CharSequence text) {
        String content = Json.text(citation, "content");
        Long start = Json.number(citation, "start_index");
        Long end = Json.number(citation, "end_index");
        if (content != null || start == null || end == null) {
            return content == null ? "" : content;
        }
        boolean inside = start >= 0 && start <= end && end <= text.length();
        return inside ? text.subSequence(start.intValue(), end.intValue()).toString() : "";
    }
}
