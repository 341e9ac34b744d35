package dev.tollgate.telemetry.accesslog;

import java.math.BigDecimal;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the line of one request says. Absent values are left out.
 *
 * @param epochNanos when it ended, since 1970, UTC
 * @param where which part of the configuration served it
 * @param http the request and its answer
 * @param trace null without a trace
 * @param genAi null where no provider was called
 * @param durationMillis from the first byte read to the last byte written
 * @param costNanoUsd billionths of a US dollar
 * @param outcome null for a request that was answered well
 * @param error what went wrong, in a sentence
 */
public record AccessEntry(
        long epochNanos,
        Where where,
        Http http,
        @Nullable Trace trace,
        @Nullable String keyId,
        @Nullable GenAi genAi,
        long durationMillis,
        @Nullable Long costNanoUsd,
        @Nullable String outcome,
        @Nullable String error) {

    /** @param route null where none was found */
    public record Where(
            int port, @Nullable String listener, @Nullable String route) {}

    /**
     * @param host the name that the client called
     * @param version such as {@code 1.1}
     * @param status 0 when the client left before it got one
     */
    public record Http(
            InetSocketAddress client,
            String method,
            @Nullable String host,
            String path,
            @Nullable String query,
            String version,
            int status) {}

    /** Both in hexadecimal digits. */
    public record Trace(String traceId, String spanId) {}

    /** @param host whom the gateway called last */
    public record GenAi(
            String host,
            int port,
            String operation,
            String provider,
            @Nullable String requestModel,
            @Nullable String responseModel,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Double temperature,
            @Nullable Long maxTokens) {}

    private static final int NANO_DIGITS = 9;

    /** Tells all there is to {@code line}, in the order of agentgateway's line. */
    void tell(Line line) {
        line.text("gateway", "bind/" + where.port);
        line.text("listener", where.listener);
        line.text("route_rule", where.route == null ? null : where.route + "/default");
        line.text("route", where.route);
        if (genAi != null) {
            line.text("endpoint", genAi.host + ":" + genAi.port);
        }
        tellHttp(line);
        if (trace != null) {
            line.text("trace.id", trace.traceId);
            line.text("span.id", trace.spanId);
        }
        line.text("key.id", keyId);
        if (genAi != null) {
            tell(genAi, line);
        }
        line.text("duration", durationMillis + "ms");
        if (costNanoUsd != null) {
            line.number("cost", usd(costNanoUsd));
        }
        line.text("outcome", outcome);
        line.text("error", error);
    }

    private void tellHttp(Line line) {
        line.text("src.addr", Sockets.text(http.client));
        line.text("http.method", http.method);
        line.text("http.host", http.host);
        line.text("http.path", http.query == null ? http.path : http.path + "?" + http.query);
        line.text("http.version", http.version.equals("2") ? "HTTP/2.0" : "HTTP/" + http.version);
        if (http.status > 0) {
            line.number("http.status", String.valueOf(http.status));
        }
    }

    private static void tell(GenAi genAi, Line line) {
        line.text("gen_ai.operation.name", genAi.operation);
        line.text("gen_ai.provider.name", genAi.provider);
        line.text("gen_ai.request.model", genAi.requestModel);
        line.text("gen_ai.response.model", genAi.responseModel);
        number(line, "gen_ai.usage.input_tokens", genAi.inputTokens);
        number(line, "gen_ai.usage.output_tokens", genAi.outputTokens);
        if (genAi.temperature != null) {
            line.number("gen_ai.request.temperature", plain(genAi.temperature));
        }
        number(line, "gen_ai.request.max_tokens", genAi.maxTokens);
    }

    private static void number(Line line, String key, @Nullable Long value) {
        if (value != null) {
            line.number(key, value.toString());
        }
    }

    /** Without an exponent and without a fraction that says nothing: {@code 0}, {@code 0.7}. */
    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "0";
    }

    private static String usd(long nanos) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
