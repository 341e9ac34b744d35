package dev.tollgate.telemetry;

import java.util.List;

/** The bucket boundaries of histograms. Durations are in seconds. */
final class Buckets {
    /** For operations of GenAI clients and servers, by the conventions, and on to eleven minutes. */
    static final List<Double> OPERATION = List.of(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68,
            655.36);

    /** For tokens, by the conventions. */
    static final List<Long> TOKENS = List.of(
            1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L, 16777216L, 67108864L);

    /** By the conventions up to ten seconds, and on, since models take their time before the first word. */
    static final List<Double> FIRST_TOKEN = List.of(
            .001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1.0, 2.5, 5.0, 7.5, 10.0, 15.0, 20.0, 30.0, 45.0,
            60.0);

    /** By the conventions. */
    static final List<Double> PER_TOKEN =
            List.of(.001, .0025, .005, .01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1.0, 2.5);

    /** By the HTTP conventions up to ten seconds, and on to five minutes. */
    static final List<Double> HTTP =
            List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1.0, 2.5, 5.0, 7.5, 10.0, 25.0, 50.0, 100.0, 300.0);

    /** From 50 microseconds to a quarter of a second: what the gateway itself takes. */
    static final List<Double> OVERHEAD =
            List.of(.00005, .0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25);

    /** From 100 microseconds to ten seconds: a write to disk or to a database. */
    static final List<Double> COMMIT =
            List.of(.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1.0, 2.5, 10.0);

    private Buckets() {}
}
