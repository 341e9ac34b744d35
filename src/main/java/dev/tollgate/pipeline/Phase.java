package dev.tollgate.pipeline;

/**
 * The road. A request walks down it, its answer walks back up; this is the only place that says the order.
 *
 * <p>Micronaut runs request filters in ascending and response filters in descending order, and a filter that answers does
 * not see its own answer: so whoever watches stands outside of those who answer.
 */
public enum Phase {
    /** Makes the {@link Exchange} for requests on an LLM port; on the way out closes what no answer's stream closes. */
    ACCEPT,
    /** Opens the SERVER span; ends span, metrics and access log line when the <em>stream</em> ends. */
    TELEMETRY,
    /** Makes the ledger entry; settles it when the stream ends and holds the end until it is committed. */
    LEDGER,
    /** Finds bind, listener, route and route type from port, host, path, headers and query. */
    ROUTE,
    /** Who is calling; 401. */
    AUTH,
    /** Buffers the request body once and reads the few facts needed from its bytes. */
    READ,
    /** Rates and budgets; 429. */
    LIMIT,
    /** Content policy on the question and on the answer; 403. */
    GUARD,
    /** Chooses provider and model. */
    TARGET,
    /** Client dialect to provider dialect and back, only where they differ. */
    TRANSLATE,
    /** Sends to the provider and relays its answer. */
    FORWARD;

    /** The filter order of this phase, ascending along the road. */
    public int order() {
        return (ordinal() + 1) * 100;
    }
}
