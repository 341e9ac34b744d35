package dev.tollgate.route;

import dev.tollgate.pipeline.Policies;
import java.util.List;

/**
 * One route of a listener.
 *
 * @param name as configured, else {@code route0}, {@code route1}, ...
 * @param hostnames further narrows the listener's host name; empty means any
 * @param conditions the request must fulfil one of them; empty means any request
 * @param types what each path is for
 * @param policies the settings for the rooms further down
 */
public record Route(
        String name, List<String> hostnames, List<RouteCondition> conditions, RouteTypes types, Policies policies) {
    public Route {
        hostnames = List.copyOf(hostnames);
        conditions = List.copyOf(conditions);
    }
}
