package dev.tollgate.gateway;

import io.netty.channel.epoll.Epoll;
import java.util.Map;

/** Micronaut's own plumbing. Nothing that guards money or access is set by it, since its binding is not strict. */
final class ServerProperties {
    private ServerProperties() {}

    static Map<String, Object> of() {
        String transport = transport();
        return Map.of(
                "micronaut.application.name",
                "tollgate",
                "micronaut.netty.event-loops.default.transport",
                transport,
                "micronaut.netty.event-loops.parent.transport",
                transport,
                "micronaut.netty.event-loops.parent.num-threads",
                1);
    }

    /**
     * epoll where there is one. io_uring takes about a fifth less CPU, but now and then it does not tell of a provider's reset
     * that arrives together with the head of an answer; {@code TOLLGATE_TRANSPORT=io_uring} chooses it all the same.
     */
    private static String transport() {
        String wanted = System.getenv("TOLLGATE_TRANSPORT");
        if (wanted != null && !wanted.isBlank()) {
            return wanted;
        }
        return Epoll.isAvailable() ? "epoll" : "nio";
    }
}
