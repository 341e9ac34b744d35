package dev.tollgate.simulate;

import dev.tollgate.llm.Family;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to an API, read.
 *
 * @param body the JSON; a missing node when there is none
 * @param prompt what is asked of a model, or null where nothing is
 */
record Call(
        Request request,
        Family family,
        JsonNode body,
        @Nullable Prompt prompt,
        Directives directives) {

    HttpHeaders headers() {
        return AnswerHeaders.of(family, request.id());
    }

    Reply fault(Fault fault) {
        return ErrorReply.of(family, request.id(), fault);
    }

    Reply json(JsonNode answer) {
        return Reply.json(200, headers(), answer);
    }

    boolean is(String method) {
        return request.method().equals(method);
    }
}
