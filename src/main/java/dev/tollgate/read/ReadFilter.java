package dev.tollgate.read;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Operation;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.Routed;
import dev.tollgate.wire.Decoder;
import dev.tollgate.wire.MalformedJson;
import dev.tollgate.wire.RequestFacts;
import dev.tollgate.wire.RequestScan;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link Phase#READ}: learns {@link RequestBody}, and {@link RequestFacts} where the body is JSON. A body that must be JSON
 * and is not ends here; what is only passed through is read as far as it goes.
 */
@ServerFilter("/**")
final class ReadFilter implements Ordered {
    private final BodyLimits limits;

    ReadFilter(BodyLimits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return Phase.READ.order();
    }

    @RequestFilter
    @Nullable
    CompletionStage<@Nullable HttpResponse<?>> read(ServerHttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return null;
        }
        ByteBody body = request.byteBody();
        if (body instanceof AvailableByteBody available) {
            learn(exchange, available.toByteArray());
            return null;
        }
        return buffered(
                exchange,
                body,
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().executor());
    }

    private CompletionStage<@Nullable HttpResponse<?>> buffered(Exchange exchange, ByteBody body, EventExecutor loop) {
        CompletableFuture<@Nullable HttpResponse<?>> done = new CompletableFuture<>();
        Future<?> timer = loop.schedule(
                () -> done.completeExceptionally(tooSlow()), limits.time().toMillis(), TimeUnit.MILLISECONDS);
        body.buffer().whenComplete((whole, failure) -> {
            timer.cancel(false);
            if (failure != null) {
                done.completeExceptionally(refusal(failure));
                return;
            }
            try (whole) {
                if (!done.isDone()) {
                    learn(exchange, whole.toByteArray());
                    done.complete(null);
                }
            } catch (RuntimeException error) {
                done.completeExceptionally(error);
            }
        });
        return done;
    }

    private void learn(Exchange exchange, byte[] bytes) {
        HttpRequest<?> request = exchange.request();
        String encoding = request.getHeaders().get("content-encoding");
        byte[] plain = Decoder.whole(bytes, encoding, limits.bytes());
        RequestBody body = new RequestBody(bytes, encoding, plain == null ? bytes : plain);
        exchange.learn(body);
        boolean needed = mustBeJson(exchange);
        if (!needed && (bytes.length == 0 || !seemsJson(request))) {
            return;
        }
        if (plain == null) {
            refuseIf(
                    needed,
                    "content-encoding " + encoding + " cannot be read (expected: gzip, deflate, br, zstd or none)");
            return;
        }
        try {
            exchange.learn(RequestScan.scan(plain));
        } catch (MalformedJson e) {
            refuseIf(needed, "The request body is not valid JSON: " + e.getMessage());
        }
    }

    private static void refuseIf(boolean needed, String message) {
        if (needed) {
            throw GatewayError.client(ErrorKind.INVALID_REQUEST, "malformed_json", message);
        }
    }

    /** Whether the road cannot go on without the facts of the body. */
    private static boolean mustBeJson(Exchange exchange) {
        RouteType type = exchange.known(Routed.class).type();
        Dialect dialect = exchange.dialect();
        return type != RouteType.PASSTHROUGH
                && type != RouteType.MODELS
                && dialect != null
                && dialect.operation() != Operation.PASSTHROUGH;
    }

    private static boolean seemsJson(HttpRequest<?> request) {
        String type = request.getHeaders().get("content-type");
        return type == null || type.contains("json");
    }

    private GatewayError refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ContentLengthExceededException) {
            return GatewayError.client(
                    ErrorKind.TOO_LARGE,
                    "too_large",
                    "The request body is too large (expected: at most " + limits.bytes() + " bytes)");
        }
        return GatewayError.client(
                ErrorKind.INVALID_REQUEST, "broken_body", "The request body could not be read whole");
    }

    private GatewayError tooSlow() {
        return GatewayError.client(
                ErrorKind.REQUEST_TIMEOUT,
                "slow_body",
                "The request body did not arrive whole within " + limits.time().toSeconds() + " s");
    }
}
