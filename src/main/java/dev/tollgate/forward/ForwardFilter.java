package dev.tollgate.forward;

import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Phase;
import dev.tollgate.pricing.CurrentPrices;
import dev.tollgate.target.Target;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@link Phase#FORWARD}: the end of the road; sends the request and answers with what comes back. */
@ServerFilter("/**")
final class ForwardFilter implements Ordered {
    private final UpstreamClients clients;
    private final Answering answering;

    ForwardFilter(UpstreamClients clients, CurrentPrices prices, ClientGone clientGone) {
        this.clients = clients;
        this.answering = new Answering(prices, clientGone);
    }

    @Override
    public int getOrder() {
        return Phase.FORWARD.order();
    }

    @RequestFilter
    @Nullable
    CompletionStage<@Nullable HttpResponse<?>> forward(ServerHttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null) {
            return null;
        }
        Channel client =
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        Target target = exchange.known(Target.class);
        Timeouts timeouts = target.policies().find(Timeouts.class);
        return new Call(exchange, target, Outgoing.of(exchange), client, answering)
                .start(clients.of(
                        target.provider().base(),
                        target.policies().find(BackendTls.class),
                        (timeouts == null ? Timeouts.DEFAULT : timeouts).connect()));
    }
}
