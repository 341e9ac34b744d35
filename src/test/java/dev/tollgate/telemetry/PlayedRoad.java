package dev.tollgate.telemetry;

import dev.tollgate.llm.Answer;
import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Usage;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Outcome;
import dev.tollgate.pipeline.Policies;
import dev.tollgate.pipeline.Upstream;
import dev.tollgate.pricing.Cost;
import dev.tollgate.pricing.CostSource;
import dev.tollgate.pricing.Rates;
import dev.tollgate.read.RequestBody;
import dev.tollgate.route.Bind;
import dev.tollgate.route.Listener;
import dev.tollgate.route.Route;
import dev.tollgate.route.RouteType;
import dev.tollgate.route.RouteTypes;
import dev.tollgate.route.Routed;
import dev.tollgate.wire.RequestFacts;
import dev.tollgate.wire.RequestScan;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays the road for one exchange: calls the watcher as the phases do. The exchange takes 1,900 ms.
 */
final class PlayedRoad {
    static final Instant START = Instant.parse("2025-10-16T20:10:16.019575Z");
    static final String MODEL = "claude-haiku-4-5-20251001";
    static final Usage USAGE = new Usage(4734L, 4000L, 500L, 34L, 32L, 8L, null, "standard");
    static final Cost COST = new Cost(12_345_600L, CostSource.PRICED, Rates.FREE, "1");
    static final Answer ANSWER = new Answer("msg_1", MODEL, List.of("end_turn"), USAGE, null, true);

    private final Telemetry telemetry;
    private final Dialect dialect;
    private final MutableHttpRequest<Object> request;
    private String body = "{\"model\":\"" + MODEL + "\"}";
    private @Nullable Exchange exchange;
    private @Nullable Attempt attempt;
    private final MutableHttpHeaders upstreamHeaders =
            HttpRequest.POST("http://api.anthropic.com/v1/messages", "").getHeaders();

    PlayedRoad(RecordedTelemetry recorded, String path, Dialect dialect) {
        this(recorded.telemetry(), path, dialect);
    }

    private PlayedRoad(Telemetry telemetry, String path, Dialect dialect) {
        this(telemetry, HttpRequest.POST(path, ""), dialect);
    }

    /** With a method that HTTP does not know. */
    PlayedRoad(RecordedTelemetry recorded, String method, String path, Dialect dialect) {
        this(recorded.telemetry(), HttpRequest.create(HttpMethod.CUSTOM, path, method), dialect);
    }

    private PlayedRoad(Telemetry telemetry, MutableHttpRequest<Object> request, Dialect dialect) {
        this.telemetry = telemetry;
        this.dialect = dialect;
        this.request = request;
        request.getHeaders().add("host", "localhost:3000");
    }

    static PlayedRoad messages(RecordedTelemetry recorded) {
        return new PlayedRoad(recorded, "/v1/messages?beta=true", Dialect.ANTHROPIC_MESSAGES);
    }

    static PlayedRoad messages(Telemetry telemetry) {
        return new PlayedRoad(telemetry, "/v1/messages?beta=true", Dialect.ANTHROPIC_MESSAGES);
    }

    PlayedRoad header(String name, String value) {
        request.getHeaders().add(name, value);
        upstreamHeaders.add(name, value);
        return this;
    }

    PlayedRoad body(String json) {
        body = json;
        return this;
    }

    /** The request has come in. */
    PlayedRoad enter() {
        PlayedRequest played = new PlayedRequest(request);
        exchange = Exchange.open(played, "req_1", START, System.nanoTime());
        telemetry.watch(exchange);
        return this;
    }

    /** It has been routed and read. */
    PlayedRoad read() {
        Route route = new Route(
                "route0",
                List.of(),
                List.of(),
                new RouteTypes(Map.of("/v1/messages", RouteType.MESSAGES, "*", RouteType.PASSTHROUGH)),
                Policies.NONE);
        Listener listener = new Listener("listener0", "*", List.of(route));
        Bind bind = new Bind(3000, "127.0.0.1", "a test", List.of(listener));
        exchange().learn(new Routed(bind, listener, route, RouteType.MESSAGES, null));
        exchange().speaks(dialect);
        RequestFacts facts = RequestScan.scan(body.getBytes(StandardCharsets.UTF_8));
        exchange().learn(facts);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange().learn(new RequestBody(bytes, null, bytes));
        return this;
    }

    /** A provider is called. */
    PlayedRoad call() {
        RequestFacts facts = exchange().known(RequestFacts.class);
        attempt = exchange()
                .attempt(
                        new Upstream("anthropic", "anthropic", dialect, facts.model(), "api.anthropic.com", 443),
                        upstreamHeaders);
        return this;
    }

    PlayedRoad head(int status) {
        attempt().head(status, "req_provider_1", attempt().startedNanos() + millis(100));
        return this;
    }

    /** The body of the provider's answer comes, whole. */
    PlayedRoad read(String answer) {
        exchange()
                .readers(attempt(), false)
                .forEach(reader -> reader.accept(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8))));
        return this;
    }

    PlayedRoad firstToken() {
        attempt().firstToken(attempt().startedNanos() + millis(200));
        return this;
    }

    PlayedRoad answer(Answer answer) {
        attempt().answer(answer);
        if (answer.usage().complete()) {
            attempt().cost(COST);
        }
        exchange().settle(attempt(), null, new Ending(Outcome.COMPLETED, 200, null, null, System.nanoTime()));
        return this;
    }

    PlayedRoad attemptEnded(@Nullable String errorType) {
        exchange().attemptEnded(attempt(), errorType);
        return this;
    }

    /** The exchange ends, 1,900 ms after it began. */
    void end(Outcome outcome, int status, @Nullable String reason, @Nullable String message) {
        exchange().end(new Ending(outcome, status, reason, message, exchange().startedNanos() + millis(1900)));
    }

    /** From the beginning to a good end. */
    static void completed(RecordedTelemetry recorded) {
        messages(recorded).completed();
    }

    static void completed(Telemetry telemetry) {
        messages(telemetry).completed();
    }

    void completed() {
        enter().read().call().head(200).firstToken().answer(ANSWER).attemptEnded(null);
        end(Outcome.COMPLETED, 200, null, null);
    }

    /** To a good end, with this body of the provider's answer. */
    void completedWith(String answer) {
        enter().read().call().head(200).read(answer).firstToken().answer(ANSWER).attemptEnded(null);
        end(Outcome.COMPLETED, 200, null, null);
    }

    MutableHttpHeaders upstreamHeaders() {
        return upstreamHeaders;
    }

    Exchange exchange() {
        return Objects.requireNonNull(exchange);
    }

    private Attempt attempt() {
        return Objects.requireNonNull(attempt);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
