package dev.tollgate.pipeline;

/**
 * The fact that {@link Phase#TELEMETRY} learns: the trace that tells this exchange.
 *
 * @param text W3C trace id, 32 hexadecimal digits
 */
public record TraceId(String text) {}
