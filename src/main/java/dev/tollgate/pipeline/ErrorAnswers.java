package dev.tollgate.pipeline;

import dev.tollgate.llm.Family;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error as a client of each family expects it.
 *
 * <p>Anthropic: {@code {"type":"error","error":{"type","message"},"request_id"}}. OpenAI:
 * {@code {"error":{"message","type","param","code"}}}. The {@code retry-after} header is capped at 60 s, since clients do not
 * wait for longer; {@code x-should-retry: false} says that asking again would not help, without which Claude Code asks again
 * for minutes after a 401.
 */
public final class ErrorAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_WAIT_SECONDS = 60;

    private ErrorAnswers() {}

    /** The whole answer; request ids are added by the {@link Phase#ACCEPT} phase. */
    public static MutableHttpResponse<byte[]> answer(GatewayError error, Family family, String requestId) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(
                        error.kind().status(), reasonPhrase(error.kind().status()))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(body(error, family, requestId));
        if (error.retryAfter() != null) {
            long seconds = (error.retryAfter().toMillis() + 999) / 1000;
            response.header("retry-after", String.valueOf(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS)));
        }
        if (!error.kind().retryable()) {
            response.header("x-should-retry", "false");
        }
        return response;
    }

    /** The JSON alone, as it stands in a body or in a stream's error event. */
    public static byte[] body(GatewayError error, Family family, String requestId) {
        ObjectNode root = JSON.createObjectNode();
        switch (family) {
            case ANTHROPIC -> {
                root.put("type", "error");
                ObjectNode body = root.putObject("error");
                if (error.code() != null) {
                    body.putObject("details").put("error_code", error.code());
                }
                body.put("type", error.kind().anthropicType()).put("message", error.message());
                root.put("request_id", requestId);
            }
            case OPENAI ->
                root.putObject("error")
                        .put("message", error.message())
                        .put("type", error.kind().openAiType())
                        .put("param", error.param())
                        .put(
                                "code",
                                error.code() != null
                                        ? error.code()
                                        : error.kind().openAiCode());
        }
        return JSON.writeValueAsBytes(root);
    }

    private static String reasonPhrase(int status) {
        return io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
