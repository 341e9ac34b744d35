package dev.tollgate.simulate;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the simulator tells of itself: {@code GET /simulate/bill?since=}, {@code GET /simulate/requests?id=&since=},
 * {@code POST /simulate/reset}, and the paths of {@link ClientSuiteLog}.
 */
final class Control {
    private final Till till;
    private final RequestLog log;

    Control(Till till, RequestLog log) {
        this.till = till;
        this.log = log;
    }

    /** The answer, or null for a request to an API. */
    Reply.@Nullable Whole answer(Request request) {
        long since = request.query("since", 0);
        String tag = request.query("id");
        return switch (request.path()) {
            case "/simulate/bill" -> Reply.json(BillJson.bill(till.bill(since)));
            case "/simulate/requests" ->
                Reply.json(Json.array(
                        log.requests(tag, since).stream().map(Control::json).toList()));
            case ClientSuiteLog.PATH -> Reply.json(ClientSuiteLog.json(log.requests(tag, since)));
            case "/simulate/reset", ClientSuiteLog.RESET -> {
                till.reset();
                log.reset();
                yield Reply.json(Json.object("ok", true));
            }
            default -> null;
        };
    }

    private static ObjectNode json(ReceivedRequest request) {
        List<ObjectNode> headers = request.headers().stream()
                .map(header -> Json.object("name", header.getKey(), "value", header.getValue()))
                .toList();
        return Json.object(
                "sequence", request.sequence(),
                "id", request.id(),
                "tag", request.tag(),
                "at", request.at().toString(),
                "method", request.method(),
                "url", request.url(),
                "headers", Json.array(headers),
                "body_bytes", request.bodyBytes(),
                "body_sha256", request.bodySha256(),
                "status", request.status(),
                "ended", request.ended().name().toLowerCase(Locale.ROOT),
                "aborted", request.ended() == ReceivedRequest.Ended.ABORTED,
                "duration_ms", request.millis());
    }
}
