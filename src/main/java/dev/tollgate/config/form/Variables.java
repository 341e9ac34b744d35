package dev.tollgate.config.form;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the environment in values: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-otherwise}}; {@code $$} is one
 * {@code $}, and a {@code $} that begins none of these is itself. What a variable holds is never looked at again, neither for
 * variables nor for YAML.
 */
final class Variables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String USAGE = "$NAME, ${NAME}, ${NAME:-otherwise}, or $$ for a $";

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Hears of what cannot be expanded. */
    interface Listener {
        /** @param begin the text with which the trouble begins, such as <code>${NAME</code> */
        void unsound(String begin, String what, @Nullable String expected);
    }

    static boolean isIn(String text) {
        return text.indexOf('$') >= 0;
    }

    /** The text with every variable replaced by what it holds; what cannot be is left out and told. */
    String expand(String text, Listener listener) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || dollar == text.length() - 1) {
                break;
            }
            expanded.append(text, at, dollar);
            at = one(text, dollar, expanded, listener);
        }
        return expanded.append(text, at, text.length()).toString();
    }

    /** Expands what begins at a {@code $}, and tells where it ends. */
    private int one(String text, int dollar, StringBuilder expanded, Listener listener) {
        char next = text.charAt(dollar + 1);
        if (next == '$') {
            expanded.append('$');
            return dollar + 2;
        }
        if (next == '{') {
            return braced(text, dollar, expanded, listener);
        }
        Matcher name = NAME.matcher(text).region(dollar + 1, text.length());
        if (!name.lookingAt()) {
            expanded.append('$');
            return dollar + 1;
        }
        expanded.append(value(name.group(), null, "$" + name.group(), listener));
        return name.end();
    }

    private int braced(String text, int dollar, StringBuilder expanded, Listener listener) {
        int close = closing(text, dollar + 2);
        if (close < 0) {
            listener.unsound("${", "${ is not closed", USAGE);
            return text.length();
        }
        String inside = text.substring(dollar + 2, close);
        int split = inside.indexOf(":-");
        String name = split < 0 ? inside : inside.substring(0, split);
        if (NAME.matcher(name).matches()) {
            String otherwise = split < 0 ? null : expand(inside.substring(split + 2), listener);
            expanded.append(value(name, otherwise, "${" + name, listener));
        } else {
            listener.unsound("${" + inside, "${" + inside + "} names no variable", USAGE);
        }
        return close + 1;
    }

    /** The brace that closes the one before {@code from}, or negative. */
    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{' && text.charAt(i - 1) == '$') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** As in a shell, {@code :-} also stands in for a variable that is set to nothing. */
    private String value(String name, @Nullable String otherwise, String begin, Listener listener) {
        String held = environment.get(name);
        if (held != null && !(held.isEmpty() && otherwise != null)) {
            return held;
        }
        if (otherwise == null) {
            listener.unsound(
                    begin,
                    "variable " + name + " is not set",
                    name + " in the environment, or ${" + name + ":-otherwise}");
            return "";
        }
        return otherwise;
    }
}
