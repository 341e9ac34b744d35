package dev.tollgate.gateway;

import dev.tollgate.pipeline.TrafficPorts;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Puts a {@link QuietGuard} on every connection of a traffic port. */
@Singleton
final class QuietConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final TrafficPorts ports;

    QuietConnections(TrafficPorts ports) {
        this.ports = ports;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(ports, null));
        return event.getBean();
    }

    private record Customizer(TrafficPorts ports, @Nullable Channel connection) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(ports, channel) : this;
        }

        @Override
        public void onInitialPipelineBuilt() {
            if (connection != null
                    && connection.localAddress() instanceof InetSocketAddress local
                    && ports.carriesTraffic(local.getPort())) {
                connection.pipeline().addFirst("tollgate-quiet", new QuietGuard());
            }
        }
    }
}
