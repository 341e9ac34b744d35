package dev.tollgate.read;

import java.time.Duration;

/**
 * What a request body may take.
 *
 * @param bytes the largest body; more is 413
 * @param time from the head to the last byte; more is 408
 */
public record BodyLimits(long bytes, Duration time) {}
