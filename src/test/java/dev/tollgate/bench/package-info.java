/** Measurements that `bench/` runs: ratios within one run, in CPU time, over alternating rounds. No tests. */
@NullMarked
package dev.tollgate.bench;

import org.jspecify.annotations.NullMarked;
