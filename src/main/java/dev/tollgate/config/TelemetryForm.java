package dev.tollgate.config;

import dev.tollgate.config.form.Either;
import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Fraction;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.MapOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Truth;
import dev.tollgate.config.form.Value;
import dev.tollgate.config.form.Word;
import dev.tollgate.telemetry.TelemetrySettings;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import dev.tollgate.telemetry.TelemetrySettings.Incoming;
import dev.tollgate.telemetry.TelemetrySettings.ToldHeader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry as one of three places says it: {@code config.telemetry}, which is Tollgate's own, and agentgateway's {@code
 * config.tracing} and {@code frontendPolicies.tracing}. All is null where the place says nothing.
 *
 * @param at where the place stands, for faults
 */
record TelemetryForm(
        Value at,
        @Nullable String endpoint,
        @Nullable String protocol,
        Map<String, String> headers,
        @Nullable Double sampling,
        @Nullable Own own) {

    /** What only Tollgate has words for. */
    private record Own(
            Incoming incoming,
            Conventions genAi,
            CaptureContent captureContent,
            List<ToldHeader> headers,
            boolean relay) {
        static final Own DEFAULT = new Own(
                TelemetrySettings.DEFAULT.incoming(),
                TelemetrySettings.DEFAULT.genAi(),
                TelemetrySettings.DEFAULT.captureContent(),
                TelemetrySettings.DEFAULT.headers(),
                TelemetrySettings.DEFAULT.relay());
    }

    private static final Text<String> ATTRIBUTE =
            Text.of("an attribute's name such as team", "^[a-z][a-z0-9_.]*$", TelemetryForm::attribute);
    private static final Key<String> ATTRIBUTE_KEY = Key.required("attribute", ATTRIBUTE, "its name");
    private static final Key<Set<String>> VALUES =
            Key.optional("values", ListOf.of(Text.ANY).map(Set::copyOf), "the values that it may have on metrics too");
    private static final Form<Told> TOLD_AS = new Either<>(
            ATTRIBUTE.map(name -> new Told(name, Set.of())),
            Mapping.of(ATTRIBUTE_KEY, VALUES)
                    .reads(fields -> new Told(fields.get(ATTRIBUTE_KEY), fields.get(VALUES, Set.of()))));
    private static final Form<List<ToldHeader>> TOLD =
            new MapOf<>("names of headers", Texts::isToken, TOLD_AS).map(TelemetryForm::toldHeaders);

    private record Told(String attribute, Set<String> values) {}

    private static final String GRPC = "grpc";
    private static final String HTTP = "http/protobuf";
    private static final Word<String> PROTOCOLS = Word.of(GRPC, HTTP).alsoAs("http", HTTP);

    private static final Key<String> ENDPOINT = Key.optional(
            "otlpEndpoint",
            Text.of("a URL such as http://localhost:4317", "^https?://", TelemetryForm::url),
            "the collector that spans, metrics and logs go to; none unless given here or by `OTEL_EXPORTER_OTLP_ENDPOINT`");
    private static final Key<String> PROTOCOL =
            Key.optional("otlpProtocol", PROTOCOLS, "`grpc` or `http/protobuf` (also `http`)");
    private static final Key<Map<String, String>> OWN_HEADERS =
            Key.optional("otlpHeaders", Texts.HEADERS, "headers for the collector, such as its key");
    private static final Key<Double> SAMPLING =
            Key.optional("sampling", new Fraction(), "the share of new traces that are recorded; all unless given");
    private static final Key<Incoming> INCOMING = Key.optional(
            "incoming",
            Word.of(Incoming.class, incoming -> incoming.name().toLowerCase(Locale.ROOT)),
            "what becomes of a client's `traceparent`: `parent` continues its trace (so unless given), `link`, `ignore`");

    private static final Key<Conventions> GEN_AI = Key.optional(
            "genAi",
            Word.of(Conventions.class, TelemetryForm::text),
            "whose names are told: `v1.41`, the last release of the GenAI conventions (so unless given), `latest`, `both`");
    private static final Key<CaptureContent> CAPTURE_CONTENT = Key.optional(
            "captureContent",
            Word.of(CaptureContent.class, content -> content.name().toLowerCase(Locale.ROOT)),
            "whether what is asked and answered is told, as an `event` or on the `span`; `off` unless given");
    private static final Key<List<ToldHeader>> TOLD_HEADERS = Key.optional(
            "headers",
            TOLD,
            "request headers that are told: each to a name after `tollgate.tag.`, or to `{attribute: ..., values: [...]}`");

    private static final Key<Boolean> RELAY = Key.optional(
            "relay",
            new Truth(),
            "whether OTLP that comes to the admin port is passed on to the collector; `false` unless given");

    static final Form<TelemetryForm> OWN = Mapping.of(
                    ENDPOINT, PROTOCOL, OWN_HEADERS, SAMPLING, INCOMING, GEN_AI, CAPTURE_CONTENT, TOLD_HEADERS, RELAY)
            .reads(fields -> new TelemetryForm(
                    fields.mapping(),
                    fields.find(ENDPOINT),
                    fields.find(PROTOCOL),
                    fields.get(OWN_HEADERS, Map.of()),
                    fields.find(SAMPLING),
                    new Own(
                            fields.get(INCOMING, Own.DEFAULT.incoming()),
                            fields.get(GEN_AI, Own.DEFAULT.genAi()),
                            fields.get(CAPTURE_CONTENT, Own.DEFAULT.captureContent()),
                            fields.get(TOLD_HEADERS, Own.DEFAULT.headers()),
                            fields.get(RELAY, Own.DEFAULT.relay()))));

    private static final Key<Map<String, String>> HEADERS =
            Key.optional("headers", Texts.HEADERS, "headers for the collector");
    private static final Key<Double> RANDOM_SAMPLING =
            Key.optional("randomSampling", new Fraction(), "the share of new traces that are recorded");
    private static final Key<Double> CLIENT_SAMPLING =
            Key.optional("clientSampling", new Fraction(), "only `true`: a trace that a client has begun is continued");

    static final Form<TelemetryForm> TRACING = Mapping.of(ENDPOINT, PROTOCOL, HEADERS, RANDOM_SAMPLING, CLIENT_SAMPLING)
            .notSupported("fields", "path")
            .reads(fields -> new TelemetryForm(
                    fields.mapping(),
                    fields.find(ENDPOINT),
                    fields.find(PROTOCOL),
                    fields.get(HEADERS, Map.of()),
                    sampling(fields),
                    null));

    private static final Key<Authority> HOST =
            Key.required("host", Texts.AUTHORITY, "the collector, such as localhost:4317");
    private static final Key<String> FRONTEND_PROTOCOL =
            Key.optional("protocol", PROTOCOLS, "`grpc` (so unless given) or `http`");

    static final Form<TelemetryForm> FRONTEND = Mapping.of(HOST, FRONTEND_PROTOCOL, RANDOM_SAMPLING, CLIENT_SAMPLING)
            .notSupported(
                    "attributes",
                    "backend",
                    "filter",
                    "parentNotSampled",
                    "path",
                    "policies",
                    "remove",
                    "resources",
                    "service")
            .reads(fields -> new TelemetryForm(
                    fields.mapping(),
                    fields.get(HOST).base(false).toString(),
                    fields.get(FRONTEND_PROTOCOL, GRPC),
                    Map.of(),
                    sampling(fields),
                    null));

    private static @Nullable Double sampling(Fields fields) {
        Double client = fields.find(CLIENT_SAMPLING);
        if (client != null && client != 1) {
            fields.at(CLIENT_SAMPLING).wrong("true: Tollgate continues what a client has begun");
        }
        return fields.find(RANDOM_SAMPLING);
    }

    /** The settings of the places that say something, of which only one may name a collector. */
    static TelemetrySettings merged(List<TelemetryForm> places) {
        TelemetrySettings merged = TelemetrySettings.DEFAULT;
        for (TelemetryForm place : places) {
            if (place.endpoint != null && merged.otlpEndpoint() != null) {
                place.at.fault(
                        "the collector is named twice",
                        "one of config.telemetry, config.tracing and frontendPolicies.tracing");
            }
            merged = place.over(merged);
        }
        return merged;
    }

    private TelemetrySettings over(TelemetrySettings other) {
        return new TelemetrySettings(
                endpoint == null ? other.otlpEndpoint() : endpoint,
                protocol == null ? other.otlpProtocol() : protocol,
                headers.isEmpty() ? other.otlpHeaders() : headers,
                sampling == null ? other.sampling() : sampling,
                own == null ? other.incoming() : own.incoming(),
                own == null ? other.genAi() : own.genAi(),
                own == null ? other.captureContent() : own.captureContent(),
                own == null ? other.headers() : own.headers(),
                own == null ? other.relay() : own.relay());
    }

    /** The word of the file. */
    static String text(Conventions conventions) {
        return switch (conventions) {
            case V1_41 -> "v1.41";
            case LATEST -> "latest";
            case BOTH -> "both";
        };
    }

    private static @Nullable String attribute(String text) {
        return text.matches("[a-z][a-z0-9_.]*") ? text : null;
    }

    private static List<ToldHeader> toldHeaders(Map<String, Told> byHeader) {
        return byHeader.entrySet().stream()
                .map(entry -> new ToldHeader(
                        entry.getKey().toLowerCase(Locale.ROOT),
                        entry.getValue().attribute(),
                        entry.getValue().values()))
                .toList();
    }

    private static @Nullable String url(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null && uri.getUserInfo() == null ? text : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
