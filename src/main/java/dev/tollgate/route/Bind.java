package dev.tollgate.route;

import java.util.List;

/**
 * One port and what is served on it.
 *
 * @param port the TCP port; 0 lets the system choose one
 * @param address the address it listens on, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param why the reason for that address, for the start-up line
 * @param listeners by host name, in the order of the file
 */
public record Bind(int port, String address, String why, List<Listener> listeners) {
    public Bind {
        listeners = List.copyOf(listeners);
    }
}
