package dev.tollgate.dashboards;

import tools.jackson.databind.JsonNode;

/**
 * A question that a panel, a variable or an alert asks.
 *
 * @param where for messages, such as {@code overview: Requests A}
 * @param source the uid of the data source
 * @param text as written, with Grafana's variables in it
 */
public record Query(String where, String source, String text) {
    /** Of a panel's target. */
    static Query of(String where, JsonNode target) {
        String source = target.path("datasource").path("uid").asString();
        String key = switch (source) {
            case Dashboards.PROMETHEUS, Dashboards.LOKI -> "expr";
            case Dashboards.TEMPO -> "query";
            case Dashboards.LEDGER -> "rawSql";
            default -> throw new IllegalArgumentException(where + " asks " + source + ", which is no data source");
        };
        return new Query(where, source, target.path(key).asString());
    }

    /** The text as Grafana would send it, for an hour that ends now. */
    public String interpolated() {
        return Interpolation.of(this);
    }
}
