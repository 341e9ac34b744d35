package dev.tollgate.pipeline;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Turns the {@link GatewayError} that a phase throws into the answer that its client expects. */
@Singleton
final class GatewayErrorHandler implements ExceptionHandler<GatewayError, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public HttpResponse<?> handle(HttpRequest request, GatewayError error) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return HttpResponse.status(error.kind().status(), error.message());
        }
        exchange.failed(error);
        return ErrorAnswers.answer(error, exchange.family(), exchange.requestId());
    }
}
