package dev.tollgate.route;

import org.jspecify.annotations.Nullable;

/**
 * The fact that {@link dev.tollgate.pipeline.Phase#ROUTE} learns: where a request belongs.
 *
 * @param type what its path is for; {@link RouteType#DETECT} is resolved already
 * @param condition the condition that matched, null where the route has none
 */
public record Routed(
        Bind bind,
        Listener listener,
        Route route,
        RouteType type,
        @Nullable RouteCondition condition) {}
