package dev.tollgate.config;

import dev.tollgate.auth.KeyDigest;
import dev.tollgate.ledger.LedgerSettings;
import dev.tollgate.pricing.PriceOverrides;
import dev.tollgate.route.RouteTable;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.TelemetrySettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One whole configuration, checked.
 *
 * @param routes what is served where; what a reload changes
 * @param admin address of the admin API; loopback unless configured
 * @param adminToken digest of the token that the admin API asks for; null where it asks for none
 * @param stats address of the Prometheus text
 * @param readiness address of the health endpoints
 * @param maxBody largest request body in bytes; more is 413
 * @param drain how long running streams may go on after SIGTERM
 * @param ledger where requests are booked; null where they are not
 * @param ownPrices prices that come before the catalogue's; a reload changes them too
 * @param files other files whose content is a part of this, such as keys
 */
public record Configuration(
        RouteTable routes,
        InetSocketAddress admin,
        @Nullable KeyDigest adminToken,
        InetSocketAddress stats,
        InetSocketAddress readiness,
        long maxBody,
        Duration drain,
        LoggingSettings logging,
        TelemetrySettings telemetry,
        @Nullable LedgerSettings ledger,
        PriceOverrides ownPrices,
        List<Path> files) {
    public Configuration {
        files = List.copyOf(files);
    }
}
