package dev.tollgate.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.function.LongSupplier;

/** What rooms that know nothing of telemetry have to tell; whoever starts the gateway passes it on. Any thread may call. */
public final class GatewayMetrics {
    private static final Attributes RELOADED = Attributes.of(Own.RESULT, "success");
    private static final Attributes KEPT = Attributes.of(Own.RESULT, "failure");

    private final Meter meter;
    private final LongCounter reloads;
    private final DoubleHistogram commits;
    private final LongCounter failures;

    GatewayMetrics(Meter meter) {
        this.meter = meter;
        reloads = Instruments.counter(
                meter, "tollgate.config.reloads", "{reload}", "Changes of the configuration file, taken over or not.");
        commits = Instruments.seconds(
                meter,
                "tollgate.ledger.commit.duration",
                Buckets.COMMIT,
                "Time that a group of entries took to be committed.");
        failures = Instruments.counter(
                meter, "tollgate.ledger.failures", "{entry}", "Entries that could not be written to the ledger.");
    }

    /** A changed configuration was taken over, or the last good one was kept. */
    public void configurationReloaded(boolean takenOver) {
        reloads.add(1, takenOver ? RELOADED : KEPT);
    }

    /** A group of ledger entries was committed. */
    public void ledgerCommitted(long nanos) {
        commits.record(Moments.seconds(nanos), Attributes.empty());
    }

    /** A ledger entry could not be written. */
    public void ledgerFailed() {
        failures.add(1);
    }

    /** Tells from now on how many ledger entries wait to be written. */
    public void ledgerPending(LongSupplier pending) {
        meter.gaugeBuilder("tollgate.ledger.pending")
                .ofLongs()
                .setUnit("{entry}")
                .setDescription("Entries that wait to be written to the ledger.")
                .buildWithCallback(gauge -> gauge.record(pending.getAsLong()));
    }
}
