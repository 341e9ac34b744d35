package dev.tollgate.config;

import dev.tollgate.route.RouteTable;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.TelemetrySettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One whole configuration, checked.
 *
 * @param routes what is served where; the only part, with {@code logging.level}, that a reload changes
 * @param admin address of the admin API; loopback unless configured
 * @param stats address of the Prometheus text
 * @param readiness address of the health endpoints
 * @param maxBody largest request body in bytes; more is 413
 * @param drain how long running streams may go on after SIGTERM
 * @param files other files whose content is a part of this, such as keys
 */
public record Configuration(
        RouteTable routes,
        InetSocketAddress admin,
        InetSocketAddress stats,
        InetSocketAddress readiness,
        long maxBody,
        Duration drain,
        LoggingSettings logging,
        TelemetrySettings telemetry,
        List<Path> files) {
    public Configuration {
        files = List.copyOf(files);
    }
}
