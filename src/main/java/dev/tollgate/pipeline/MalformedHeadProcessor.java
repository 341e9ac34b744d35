package dev.tollgate.pipeline;

import dev.tollgate.llm.Family;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * The body of the answers that Micronaut makes itself: for a head that it cannot read, which never reaches a filter, and
 * for paths that the side ports do not have. The status is Micronaut's.
 */
@Singleton
@Primary
final class MalformedHeadProcessor implements ErrorResponseProcessor<byte[]> {
    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        MutableHttpResponse<byte[]> response = base.body(new byte[0]);
        if (context.getRequest().getMethod() == HttpMethod.HEAD) {
            return response;
        }
        Exchange exchange = Exchange.of(context.getRequest());
        String message = context.hasErrors() ? context.getErrors().getFirst().getMessage() : base.reason();
        GatewayError error = GatewayError.client(kind(base.code()), "malformed", message);
        byte[] body = exchange == null
                ? ErrorAnswers.body(error, Family.OPENAI, "")
                : ErrorAnswers.body(error, exchange.family(), exchange.requestId());
        return response.contentType(MediaType.APPLICATION_JSON_TYPE).body(body);
    }

    private static ErrorKind kind(int status) {
        return switch (status) {
            case 404 -> ErrorKind.NOT_FOUND;
            case 405 -> ErrorKind.METHOD_NOT_ALLOWED;
            case 413, 414, 431 -> ErrorKind.TOO_LARGE;
            default -> status < 500 ? ErrorKind.INVALID_REQUEST : ErrorKind.INTERNAL;
        };
    }
}
