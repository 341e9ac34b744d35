package dev.tollgate.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code error.type} as labels of metrics. Most are the gateway's own words and status codes, but a provider may
 * write any word into an error: there is room for so many plain ones, the rest is {@code _OTHER}.
 */
final class ErrorLabels {
    private static final int MOST = 100;
    private static final int LONGEST = 64;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Nullable
    String label(@Nullable String errorType) {
        if (errorType == null || seen.contains(errorType)) {
            return errorType;
        }
        if (seen.size() >= MOST || !plain(errorType)) {
            return Errors.OTHER;
        }
        seen.add(errorType);
        return errorType;
    }

    private static boolean plain(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST
                && word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "_-.:".indexOf(c) >= 0));
    }
}
