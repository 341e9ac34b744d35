package dev.tollgate.route;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds listener, route and route type of a request. Pure. */
final class Router {
    private Router() {}

    /** A route that fits, and the condition by which it did. */
    record Match(Listener listener, Route route, @Nullable RouteCondition condition) {}

    /** The listener of a host name: an exact name wins over a wildcard, a longer wildcard over a shorter. */
    static @Nullable Listener listener(Bind bind, String host) {
        Listener best = null;
        int bestRank = -1;
        for (Listener listener : bind.listeners()) {
            int rank = HostNames.rank(listener.hostname(), host);
            if (rank > bestRank) {
                best = listener;
                bestRank = rank;
            }
        }
        return best;
    }

    /** The most specific route that fits; among equals, the first of the file. */
    static @Nullable Match match(Listener listener, RequestLine request) {
        Match best = null;
        Specificity bestRank = null;
        for (Route route : listener.routes()) {
            if (!HostNames.anyFits(route.hostnames(), request.host())) {
                continue;
            }
            if (route.conditions().isEmpty()) {
                if (best == null) {
                    best = new Match(listener, route, null);
                    bestRank = Specificity.NONE;
                }
                continue;
            }
            for (RouteCondition condition : route.conditions()) {
                Specificity rank = Specificity.of(condition, request);
                if (rank != null && (bestRank == null || rank.compareTo(bestRank) > 0)) {
                    best = new Match(listener, route, condition);
                    bestRank = rank;
                }
            }
        }
        return best;
    }

    /** What a path is for, or null when no key fits. {@link RouteType#DETECT} is left for {@link Detection}. */
    static @Nullable RouteType type(RouteTypes types, String path) {
        for (Map.Entry<String, RouteType> entry : types.bySuffix().entrySet()) {
            if (entry.getKey().equals("*") || path.endsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    /**
     * What routing looks at.
     *
     * @param host without port, in small letters
     * @param path without query, as sent
     * @param headers the values of a header, whatever the case of its name
     * @param query the values of a query parameter
     */
    record RequestLine(
            String host,
            String method,
            String path,
            Function<String, List<String>> headers,
            Function<String, List<String>> query) {}
}
