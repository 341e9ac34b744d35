package dev.tollgate.forward;

import dev.tollgate.auth.PresentedKey;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Family;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Upstream;
import dev.tollgate.read.RequestBody;
import dev.tollgate.route.Routed;
import dev.tollgate.target.Target;
import dev.tollgate.translate.Translation;
import dev.tollgate.wire.Decoder;
import dev.tollgate.wire.RequestFacts;
import dev.tollgate.wire.RequestScan;
import dev.tollgate.wire.Splice;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt sends: decided here, sent by {@link Call}. Each attempt needs its own, since the client leaves its
 * connection on the message.
 *
 * @param message method, absolute URI and headers
 * @param body null for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Outgoing(Upstream upstream, MutableHttpRequest<?> message, byte @Nullable [] body) {
    private static final String ANTHROPIC_VERSION = "anthropic-version";
    /** The version that translations are written for, and that callers mean who name none: long the only one there was. */
    private static final String DEFAULT_ANTHROPIC_VERSION = "2023-06-01";

    static Outgoing of(Exchange exchange) {
        HttpRequest<?> request = exchange.request();
        Target target = exchange.known(Target.class);
        URI uri = uri(exchange, target);
        MutableHttpRequest<?> message =
                HttpRequest.create(request.getMethod(), uri.toString(), request.getMethodName());
        MutableHttpHeaders headers = message.getHeaders();
        Headers.copyUp(request.getHeaders(), headers);
        byte[] body = body(exchange, target, headers);
        headers(exchange, target, headers);
        return new Outgoing(upstream(target, uri), message, body.length == 0 && mayLackBody(request) ? null : body);
    }

    private static boolean mayLackBody(HttpRequest<?> request) {
        return request.getMethod() != HttpMethod.POST && request.getMethod() != HttpMethod.PUT;
    }

    private static Upstream upstream(Target target, URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        return new Upstream(
                target.provider().name(),
                target.provider().telemetryName(),
                target.dialect(),
                target.model(),
                uri.getHost(),
                port);
    }

    private static URI uri(Exchange exchange, Target target) {
        String raw =
                ((NettyHttpRequest<?>) exchange.request()).getNativeRequest().uri();
        int question = raw.indexOf('?');
        String path = question < 0 ? raw : raw.substring(0, question);
        Dialect client = Objects.requireNonNull(exchange.dialect());
        String upstreamPath = UpstreamPath.of(target, client, path, exchange.known(Routed.class));
        // a query is of the client's dialect, as the path is
        String query = question < 0 || target.dialect() != client ? "" : raw.substring(question);
        try {
            return URI.create(target.provider().base() + upstreamPath + query);
        } catch (IllegalArgumentException e) {
            throw GatewayError.client(
                    ErrorKind.INVALID_REQUEST, "bad_path", "The path and query of the request make no valid URI");
        }
    }

    private static void headers(Exchange exchange, Target target, MutableHttpHeaders headers) {
        Family family = target.provider().kind().family();
        boolean translated = exchange.find(Translation.class) != null;
        String accepted = headers.get("accept-encoding");
        boolean rewritten =
                translated || WholeChange.of(exchange, target) != null || StreamUsage.addedTo(exchange, target);
        if (accepted != null) {
            headers.set("accept-encoding", rewritten ? "identity" : Decoder.acceptable(accepted));
        }
        if (family == Family.ANTHROPIC && (translated || !headers.contains(ANTHROPIC_VERSION))) {
            headers.set(ANTHROPIC_VERSION, DEFAULT_ANTHROPIC_VERSION);
        }
        PresentedKey own = exchange.find(PresentedKey.class);
        if (own != null) {
            headers.remove(own.header());
        }
        Credentials.attach(target.policies().find(BackendAuth.class), family, headers);
        UrlRewrite rewrite = target.policies().find(UrlRewrite.class);
        if (rewrite != null && rewrite.host() != null) {
            headers.set("host", rewrite.host());
        }
        HeaderChanges.OfRequest changes = target.policies().find(HeaderChanges.OfRequest.class);
        if (changes != null) {
            Headers.apply(changes.changes(), headers);
        }
    }

    /** The client's own bytes, but for the fields that the configuration sets. */
    private static byte[] body(Exchange exchange, Target target, MutableHttpHeaders headers) {
        RequestBody body = exchange.known(RequestBody.class);
        Translation translation = exchange.find(Translation.class);
        if (translation != null) {
            headers.remove("content-encoding");
            byte[] translated = translation.request().body();
            if (target.defaults().isEmpty() && target.overrides().isEmpty()) {
                return translated;
            }
            return new Splice(translated, RequestScan.scan(translated))
                    .fields(target.defaults(), target.overrides())
                    .bytes();
        }
        RequestFacts facts = exchange.find(RequestFacts.class);
        boolean usageAdded = StreamUsage.addedTo(exchange, target);
        boolean changed = usageAdded
                || target.modelReplaced()
                || !target.defaults().isEmpty()
                || !target.overrides().isEmpty();
        if (facts == null || !changed) {
            return body.sent();
        }
        if (body.encoding() != null) {
            headers.remove("content-encoding");
        }
        Splice splice = new Splice(body.plain(), facts).fields(target.defaults(), target.overrides());
        if (target.modelReplaced() && target.model() != null) {
            splice.model(target.model());
        }
        if (usageAdded) {
            splice.includeUsage();
        }
        return splice.bytes();
    }
}
