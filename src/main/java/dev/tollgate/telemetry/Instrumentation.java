package dev.tollgate.telemetry;

import dev.tollgate.telemetry.accesslog.AccessLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that tells of an exchange, made once and shared by all.
 *
 * @param accessLog null where none is written
 */
record Instrumentation(
        Tags tags,
        ServerSpans serverSpans,
        ClientSpans clientSpans,
        HttpMetrics http,
        ServerMetrics server,
        List<ClientMetrics> client,
        UsageMetrics usage,
        RoadMetrics road,
        ModelLabels models,
        ErrorLabels errors,
        RequestEvents events,
        ContentTelling content,
        @Nullable AccessLog accessLog) {}
