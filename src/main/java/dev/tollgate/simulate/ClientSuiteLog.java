package dev.tollgate.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The request log in the shape that the suite of real clients asks its upstream for. */
final class ClientSuiteLog {
    static final String PATH = "/__mock/log";
    static final String RESET = "/__mock/reset";

    private ClientSuiteLog() {}

    static JsonNode json(List<ReceivedRequest> requests) {
        return Json.array(requests.stream().map(ClientSuiteLog::json).toList());
    }

    private static ObjectNode json(ReceivedRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        return Json.object(
                "seq", request.sequence(),
                "t", request.at().toString(),
                "method", request.method(),
                "url", request.url(),
                "headers", headers,
                "body_bytes", request.bodyBytes(),
                "body", body(request.body()),
                "res_status", request.status(),
                "ms", request.millis(),
                "aborted",
                        request.ended() == ReceivedRequest.Ended.NOT_YET
                                ? Json.ABSENT
                                : request.ended() == ReceivedRequest.Ended.ABORTED);
    }

    private static @Nullable Object body(@Nullable String body) {
        if (body == null) {
            return Json.ABSENT;
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return body;
        }
    }
}
