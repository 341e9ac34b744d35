package dev.tollgate.route;

import java.util.List;

/**
 * One host name on a port.
 *
 * @param name as configured, else {@code listener0}, {@code listener1}, ...
 * @param hostname {@code *}, {@code *.example.com} or an exact name
 * @param routes in the order of the file
 */
public record Listener(String name, String hostname, List<Route> routes) {
    public Listener {
        routes = List.copyOf(routes);
    }
}
