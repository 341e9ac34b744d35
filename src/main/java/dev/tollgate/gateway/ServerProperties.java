package dev.tollgate.gateway;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
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

    /** io_uring takes about a fifth less CPU than epoll; many containers forbid it. {@code TOLLGATE_TRANSPORT} overrules. */
    private static String transport() {
        String wanted = System.getenv("TOLLGATE_TRANSPORT");
        if (wanted != null && !wanted.isBlank()) {
            return wanted;
        }
        if (IoUring.isAvailable()) {
            return "io_uring";
        }
        return Epoll.isAvailable() ? "epoll" : "nio";
    }
}
