package dev.tollgate.pipeline;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a programming error with 500 in the client's dialect, without telling what it was; the log tells. */
@Singleton
final class UnexpectedErrorHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);

    private final GatewayErrorHandler known;

    UnexpectedErrorHandler(GatewayErrorHandler known) {
        this.known = known;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        LOG.error("Unexpected failure in {} {}", request.getMethodName(), request.getPath(), failure);
        return known.handle(
                request, GatewayError.gateway(ErrorKind.INTERNAL, "internal", "The gateway failed; its log says why."));
    }
}
