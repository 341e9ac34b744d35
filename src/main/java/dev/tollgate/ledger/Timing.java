package dev.tollgate.ledger;

import java.time.Duration;

/**
 * The writer's intervals; other ones are for tests.
 *
 * @param linger how long an open row is held back, since most short requests are settled by then and need none
 * @param heartbeat how often a replica says that it lives
 * @param patience how long a heartbeat may stand still before its replica is thought dead
 * @param sum how often the hourly sums are brought up to date when little happens
 * @param retention how often old entries are looked for
 * @param longestBackoff longest pause between two tries to write
 */
record Timing(
        Duration linger,
        Duration heartbeat,
        Duration patience,
        Duration sum,
        Duration retention,
        Duration longestBackoff) {
    static final Timing DEFAULT = new Timing(
            Duration.ofMillis(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ofSeconds(1));
}
