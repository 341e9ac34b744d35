package dev.tollgate.ledger.booking;

import dev.tollgate.ledger.Ledger;
import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Phase;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/** {@link Phase#LEDGER}: has every exchange booked; 503 while that is not possible and the configuration wants it. */
@ServerFilter("/**")
@Requires(beans = {Ledger.class, BookingSettings.class})
final class LedgerFilter implements Ordered {
    /** A store that is away is tried again each second. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final BookingSettings settings;

    LedgerFilter(Ledger ledger, BookingSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return Phase.LEDGER.order();
    }

    @RequestFilter
    void book(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return;
        }
        if (!ledger.accepts()) {
            throw GatewayError.gateway(
                            ErrorKind.UNAVAILABLE,
                            "ledger",
                            "The gateway's ledger cannot be written at the moment, and requests are not served without it")
                    .retryAfter(RETRY_AFTER);
        }
        exchange.watch(new Bookkeeper(ledger, settings));
    }
}
