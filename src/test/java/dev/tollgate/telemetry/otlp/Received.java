package dev.tollgate.telemetry.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a collector got. */
public final class Received {
    private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();
    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    private final List<ExportLogsServiceRequest> logs = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new TreeMap<>();

    /** Takes a request by the path of either protocol. */
    void add(String path, byte[] body) throws InvalidProtocolBufferException {
        switch (path) {
            case "/v1/traces", "/opentelemetry.proto.collector.trace.v1.TraceService/Export" ->
                traces.add(ExportTraceServiceRequest.parseFrom(body));
            case "/v1/metrics", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" ->
                metrics.add(ExportMetricsServiceRequest.parseFrom(body));
            case "/v1/logs", "/opentelemetry.proto.collector.logs.v1.LogsService/Export" ->
                logs.add(ExportLogsServiceRequest.parseFrom(body));
            default -> throw new IllegalArgumentException("no such path: " + path);
        }
    }

    synchronized void header(String name, String value) {
        headers.put(name, value);
    }

    /** The last value of each header. */
    public synchronized Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public List<Span> spans() {
        return traces.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    public List<Metric> metrics() {
        return metrics.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    public List<LogRecord> logs() {
        return logs.stream()
                .flatMap(request -> request.getResourceLogsList().stream())
                .flatMap(resource -> resource.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .toList();
    }

    /** Of the first traces that came. */
    public Resource resource() {
        return traces.getFirst().getResourceSpans(0).getResource();
    }

    /** Attributes as text. */
    public static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        for (KeyValue attribute : attributes) {
            var value = attribute.getValue();
            texts.put(
                    attribute.getKey(),
                    switch (value.getValueCase()) {
                        case STRING_VALUE -> value.getStringValue();
                        case INT_VALUE -> String.valueOf(value.getIntValue());
                        case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
                        case BOOL_VALUE -> String.valueOf(value.getBoolValue());
                        default -> value.toString();
                    });
        }
        return texts;
    }
}
