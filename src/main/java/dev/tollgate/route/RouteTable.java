package dev.tollgate.route;

import java.util.List;

/** All binds of one configuration, swapped as a whole when the file changes. */
public record RouteTable(List<Bind> binds) {
    public RouteTable {
        binds = List.copyOf(binds);
    }
}
