package dev.tollgate.telemetry;

import dev.tollgate.telemetry.TelemetrySettings.Conventions;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/** The metrics of calls to providers, in one version of the GenAI conventions. */
sealed interface ClientMetrics permits ClientMetricsReleased, ClientMetricsLatest {
    void record(ClientPoint point);

    static List<ClientMetrics> of(Conventions conventions, Meter meter) {
        return switch (conventions) {
            case V1_41 -> List.of(new ClientMetricsReleased(meter));
            case LATEST -> List.of(new ClientMetricsLatest(meter, true));
            case BOTH -> List.of(new ClientMetricsReleased(meter), new ClientMetricsLatest(meter, false));
        };
    }
}
