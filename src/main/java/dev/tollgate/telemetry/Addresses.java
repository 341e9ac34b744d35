package dev.tollgate.telemetry;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** Addresses of sockets as text, IPv6 in the canonical form of RFC 5952, without ever asking a name server. */
final class Addresses {
    private Addresses() {}

    /** The address alone, such as {@code 127.0.0.1} or {@code ::1}. */
    static String text(InetSocketAddress socket) {
        return socket.getAddress() == null ? socket.getHostString() : NetUtil.toAddressString(socket.getAddress());
    }
}
