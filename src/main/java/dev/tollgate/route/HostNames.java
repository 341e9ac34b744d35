package dev.tollgate.route;

import java.util.List;
import java.util.Locale;

/** Host names and their wildcards. */
final class HostNames {
    private static final int EXACT = Integer.MAX_VALUE;

    private HostNames() {}

    /** How well a pattern fits: negative not at all, 0 for {@code *}, more for longer wildcards, most for the name itself. */
    static int rank(String pattern, String host) {
        if (pattern.equals("*")) {
            return 0;
        }
        String wanted = pattern.toLowerCase(Locale.ROOT);
        if (wanted.startsWith("*.")) {
            String suffix = wanted.substring(1);
            return host.length() > suffix.length() && host.endsWith(suffix) ? suffix.length() : -1;
        }
        return wanted.equals(host) ? EXACT : -1;
    }

    static boolean anyFits(List<String> patterns, String host) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> rank(pattern, host) >= 0);
    }

    /** The name of a {@code host} header, without port, in small letters; an IPv6 address keeps its brackets. */
    static String of(String hostHeader) {
        int end = hostHeader.startsWith("[") ? hostHeader.indexOf(']') + 1 : hostHeader.indexOf(':');
        return (end > 0 ? hostHeader.substring(0, end) : hostHeader).toLowerCase(Locale.ROOT);
    }
}
