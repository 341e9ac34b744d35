package dev.tollgate.forward;

import dev.tollgate.llm.Family;
import io.micronaut.http.MutableHttpHeaders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider's limits under the other family's names, beside its own: of requests and of tokens the limit, what remains, and when
 * it is whole again. OpenAI says that as a duration such as {@code 6m0s}, Anthropic as an instant (RFC 3339). Anthropic's limits
 * of input and of output tokens have no like.
 *
 * <p>Sources: OpenAI's guide "Rate limits", section "Rate limits in headers"; Anthropic's page "Rate limits", section "Response
 * headers".
 */
final class RateLimitHeaders {
    private static final String[] COUNTED = {"requests", "tokens"};
    private static final Pattern STEP = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
    private static final Pattern DURATION = Pattern.compile("(?:" + STEP.pattern() + ")+");

    private RateLimitHeaders() {}

    static void translate(Family client, MutableHttpHeaders headers) {
        for (String counted : COUNTED) {
            String anthropic = "anthropic-ratelimit-" + counted + "-";
            switch (client) {
                case ANTHROPIC -> {
                    copy(headers, "x-ratelimit-limit-" + counted, anthropic + "limit");
                    copy(headers, "x-ratelimit-remaining-" + counted, anthropic + "remaining");
                    set(
                            headers,
                            anthropic + "reset",
                            instant(headers.get("x-ratelimit-reset-" + counted), Instant.now()));
                }
                case OPENAI -> {
                    copy(headers, anthropic + "limit", "x-ratelimit-limit-" + counted);
                    copy(headers, anthropic + "remaining", "x-ratelimit-remaining-" + counted);
                    set(
                            headers,
                            "x-ratelimit-reset-" + counted,
                            duration(headers.get(anthropic + "reset"), Instant.now()));
                }
            }
        }
    }

    /** When a duration will be over, in whole seconds; null for what is none. */
    static @Nullable String instant(@Nullable String duration, Instant now) {
        if (duration == null || !DURATION.matcher(duration).matches()) {
            return null;
        }
        BigDecimal millis = BigDecimal.ZERO;
        Matcher steps = STEP.matcher(duration);
        while (steps.find()) {
            millis = millis.add(new BigDecimal(steps.group(1)).multiply(BigDecimal.valueOf(millis(steps.group(2)))));
        }
        Instant reset = now.plusMillis(millis.longValue()).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return reset.toString();
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /** How long it is until an instant, as OpenAI writes it; null for what is none. */
    static @Nullable String duration(@Nullable String instant, Instant now) {
        try {
            if (instant == null) {
                return null;
            }
            Duration left = Duration.between(now, Instant.parse(instant));
            long seconds = Math.max(0, left.plusMillis(999).toSeconds());
            String minutes =
                    seconds < 60 ? "" : (seconds < 3_600 ? "" : seconds / 3_600 + "h") + seconds / 60 % 60 + "m";
            return minutes + seconds % 60 + "s";
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void copy(MutableHttpHeaders headers, String from, String to) {
        set(headers, to, headers.get(from));
    }

    private static void set(MutableHttpHeaders headers, String name, @Nullable String value) {
        if (value != null && !headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
