package dev.tollgate.gateway;

import dev.tollgate.config.Configuration;
import dev.tollgate.forward.ClientGone;
import dev.tollgate.ledger.Ledger;
import dev.tollgate.ledger.LedgerMonitor;
import dev.tollgate.ledger.LedgerSettings;
import dev.tollgate.ledger.LedgerSettings.Durability;
import dev.tollgate.ledger.LedgerSettings.OnClientDisconnect;
import dev.tollgate.ledger.booking.BookingSettings;
import dev.tollgate.telemetry.GatewayMetrics;
import dev.tollgate.telemetry.Telemetry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a gateway and what the rooms of the road need to know of it.
 *
 * @param ledger null where nothing is booked
 * @param beans for the rooms of the road
 */
record Books(@Nullable Ledger ledger, List<Object> beans) {
    /** @throws dev.tollgate.ledger.LedgerException if the ledger can never be written */
    static Books open(Configuration configuration, Telemetry telemetry) {
        LedgerSettings settings = configuration.ledger();
        if (settings == null) {
            return new Books(null, List.of(ClientGone.CANCEL));
        }
        GatewayMetrics metrics = telemetry.gateway();
        Ledger ledger = Ledger.start(settings, monitor(metrics), Clock.systemUTC());
        metrics.ledgerPending(ledger::pending);
        BookingSettings booking = new BookingSettings(
                settings.durability() == Durability.COMMITTED,
                configuration.telemetry().headers().stream()
                        .map(told -> new BookingSettings.HeaderDimension(told.header(), told.attribute()))
                        .toList());
        return new Books(ledger, List.of(ledger, booking, clientGone(settings.onClientDisconnect())));
    }

    private static ClientGone clientGone(OnClientDisconnect disconnect) {
        return switch (disconnect) {
            case OnClientDisconnect.Cancel cancel -> ClientGone.CANCEL;
            case OnClientDisconnect.Drain drain -> new ClientGone(drain.limit());
        };
    }

    private static LedgerMonitor monitor(GatewayMetrics metrics) {
        return new LedgerMonitor() {
            @Override
            public void committed(int settled, long nanos) {
                metrics.ledgerCommitted(nanos);
            }

            @Override
            public void failed() {
                metrics.ledgerFailed();
            }

            @Override
            public void lost() {
                metrics.ledgerFailed();
            }
        };
    }
}
