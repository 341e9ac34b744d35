package dev.tollgate.pricing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names a price is for, without regard to case. {@link #matches} wants the name in lower case. */
sealed interface Match {
    boolean matches(String name);

    record Exactly(String text) implements Match {
        @Override
        public boolean matches(String name) {
            return name.equals(text);
        }
    }

    record StartsWith(String text) implements Match {
        @Override
        public boolean matches(String name) {
            return name.startsWith(text);
        }
    }

    record EndsWith(String text) implements Match {
        @Override
        public boolean matches(String name) {
            return name.endsWith(text);
        }
    }

    record Contains(String text) implements Match {
        @Override
        public boolean matches(String name) {
            return name.contains(text);
        }
    }

    /** Somewhere in the name; {@code ^} and {@code $} tie it to the ends. */
    record Expression(Pattern pattern) implements Match {
        @Override
        public boolean matches(String name) {
            return pattern.matcher(name).find();
        }
    }

    record AnyOf(List<Match> parts) implements Match {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(String name) {
            return parts.stream().anyMatch(part -> part.matches(name));
        }
    }

    record AllOf(List<Match> parts) implements Match {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(String name) {
            return parts.stream().allMatch(part -> part.matches(name));
        }
    }

    /** A name in which {@code *} stands for any text, or a regular expression after a slash. */
    static Match parse(String text) {
        if (text.startsWith("/")) {
            return new Expression(Pattern.compile(text.substring(1), Pattern.CASE_INSENSITIVE));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean open = lower.startsWith("*");
        boolean openEnd = lower.endsWith("*");
        String middle = lower.substring(open ? 1 : 0, Math.max(lower.length() - (openEnd ? 1 : 0), open ? 1 : 0));
        if (middle.indexOf('*') >= 0) {
            String expression =
                    Stream.of(lower.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return new Expression(Pattern.compile("^" + expression + "$"));
        }
        if (open && openEnd) {
            return new Contains(middle);
        }
        return open ? new EndsWith(middle) : openEnd ? new StartsWith(middle) : new Exactly(middle);
    }
}
