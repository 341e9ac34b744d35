package dev.tollgate.pipeline;

/** Which ports carry LLM traffic, as against the admin, metrics and health ports that share the server. */
public interface TrafficPorts {
    /** Whether the road begins at this local port. */
    boolean carriesTraffic(int port);
}
