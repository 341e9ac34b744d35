package dev.tollgate.simulate;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is answered to a request. */
sealed interface Reply {

    /**
     * A whole answer.
     *
     * @param charge what is billed for it, or null for what is free
     */
    record Whole(
            int status,
            HttpHeaders headers,
            String body,
            @Nullable Charge charge) implements Reply {}

    /** A stream of events, with status 200. */
    record Streamed(HttpHeaders headers, Script script, Charge charge) implements Reply {}

    /** No answer: the connection is reset. */
    record Reset() implements Reply {}

    static Whole json(int status, HttpHeaders headers, JsonNode body) {
        return new Whole(status, headers.set("content-type", "application/json"), body.toString(), null);
    }

    /** An answer of the simulator itself, without any provider's headers. */
    static Whole json(JsonNode body) {
        return json(200, new DefaultHttpHeaders(), body);
    }

    static Whole text(int status, HttpHeaders headers, String contentType, String body) {
        headers.set("content-type", contentType);
        return new Whole(status, headers, body, null);
    }

    static Whole charged(HttpHeaders headers, JsonNode body, Charge charge) {
        return new Whole(200, headers.set("content-type", "application/json"), body.toString(), charge);
    }
}
