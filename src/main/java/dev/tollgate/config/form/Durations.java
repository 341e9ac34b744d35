package dev.tollgate.config.form;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as agentgateway, like Go, writes them: {@code 60s}, {@code 1m30s}, {@code 1.5h}, {@code 250ms}. */
public final class Durations {
    private static final String PART = "(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h)";
    private static final Pattern PARTS = Pattern.compile(PART);
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    /** A hundred years: what is more is a mistake, and would overflow further on. */
    private static final Duration MOST = Duration.ofDays(36_525);

    /** Longer than nothing. */
    public static final Text<Duration> FORM = Text.of(
            "a duration such as 60s, 1m30s or 250ms", "^(\\d+(\\.\\d+)?(ns|us|µs|ms|s|m|h))+$", Durations::parse);

    private Durations() {}

    /** Null for what is no duration, or none that is longer than nothing. */
    public static @Nullable Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PARTS.matcher(text);
        while (part.find()) {
            long unit = NANOSECONDS.getOrDefault(part.group(2), 0L);
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        boolean inBounds = sum.signum() > 0
                && sum.compareTo(BigDecimal.valueOf(MOST.toSeconds()).scaleByPowerOfTen(9)) <= 0;
        if (!inBounds) {
            return null;
        }
        BigDecimal[] secondsAndRest = sum.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(secondsAndRest[0].longValue(), secondsAndRest[1].longValue());
    }
}
