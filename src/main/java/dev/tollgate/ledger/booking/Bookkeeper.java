package dev.tollgate.ledger.booking;

import dev.tollgate.ledger.Entry;
import dev.tollgate.ledger.Ledger;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Ending;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Watcher;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the entry of one exchange: open from the first call of a provider, settled once, when all but the last bytes of the
 * answer are there or when the exchange has ended without. An exchange that reaches no provider has none.
 */
final class Bookkeeper implements Watcher {
    private final Ledger ledger;
    private final BookingSettings settings;
    private @Nullable Entry entry;
    private boolean settled;

    Bookkeeper(Ledger ledger, BookingSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    @Override
    public void attemptStarting(Exchange exchange, Attempt attempt, MutableHttpHeaders headers) {
        if (entry == null) {
            entry = Entries.open(exchange, ledger.newId(exchange.startedAt()), settings.dimensions());
            ledger.opened(entry);
        }
    }

    @Override
    public @Nullable CompletionStage<?> settle(Exchange exchange, Attempt attempt, Ending ending) {
        CompletionStage<?> durable = settle(exchange, ending, eventLoop(exchange));
        return settings.committed() ? durable : null;
    }

    @Override
    public void ended(Exchange exchange, Ending ending) {
        settle(exchange, ending, null);
    }

    private @Nullable CompletionStage<?> settle(Exchange exchange, Ending ending, @Nullable Executor waiting) {
        if (entry == null || settled) {
            return null;
        }
        settled = true;
        return ledger.settle(
                entry.with(Entries.result(exchange, ending)), Entries.lines(exchange, ending.nanos()), waiting);
    }

    private static @Nullable Executor eventLoop(Exchange exchange) {
        return exchange.request() instanceof NettyHttpRequest<?> netty
                ? netty.getChannelHandlerContext().channel().eventLoop()
                : null;
    }
}
