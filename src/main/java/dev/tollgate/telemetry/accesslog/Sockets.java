package dev.tollgate.telemetry.accesslog;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** Addresses of clients as text: {@code 127.0.0.1:59011} or {@code [::1]:59011}, without asking a name server. */
final class Sockets {
    private Sockets() {}

    static String text(InetSocketAddress socket) {
        return NetUtil.toSocketAddressString(socket);
    }
}
