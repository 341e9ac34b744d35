package dev.tollgate.telemetry.relay;

/** A kind of telemetry, by the words of OTLP. */
public enum OtlpSignal {
    TRACES("traces", "opentelemetry.proto.collector.trace.v1.TraceService"),
    METRICS("metrics", "opentelemetry.proto.collector.metrics.v1.MetricsService"),
    LOGS("logs", "opentelemetry.proto.collector.logs.v1.LogsService");

    private final String text;
    private final String service;

    OtlpSignal(String text, String service) {
        this.text = text;
        this.service = service;
    }

    /** As in {@code /v1/traces} and in the names of variables. */
    public String text() {
        return text;
    }

    String httpPath() {
        return "/v1/" + text;
    }

    String grpcPath() {
        return "/" + service + "/Export";
    }
}
