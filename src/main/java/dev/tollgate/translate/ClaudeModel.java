package dev.tollgate.translate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model's name says about the Messages request it takes, since each generation of Claude refuses fields that the
 * one before it needed. Sources: Anthropic's pages "Troubleshooting thinking", "Effort", "Errors" and "Mid-conversation
 * system messages", of October 2026.
 *
 * <p>A name that is not known here is taken for a model on a compatible server: it gets what most of those take.
 *
 * @param claude whether this is one of Anthropic's models, by whatever name a cloud gives it
 * @param line {@code opus}, {@code sonnet}, {@code haiku}, {@code fable}, {@code mythos}, ..., or an empty text
 * @param version hundredfold, such as 405 for Claude 4.5; 0 where the name has none
 */
record ClaudeModel(boolean claude, String line, int version) {

    private static final Pattern NAME = Pattern.compile(
            "claude-(?:([a-z]+)-)?v?(?:(\\d{1,2})(?!\\d))?(?:[-.](\\d{1,2})(?!\\d))?(?:-([a-z]+))?.*", Pattern.DOTALL);

    private static final int UNKNOWN = 0;

    static ClaudeModel of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        int start = name.indexOf("claude");
        Matcher matcher = NAME.matcher(start < 0 ? "" : name.substring(start));
        if (!matcher.matches()) {
            return new ClaudeModel(start >= 0, "", UNKNOWN);
        }
        String line = matcher.group(1) != null ? matcher.group(1) : matcher.group(4);
        return new ClaudeModel(
                true, line == null ? "" : line, 100 * number(matcher.group(2)) + number(matcher.group(3)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** How a model is told to think. */
    enum Thinking {
        /** Not at all. */
        NEVER,
        /** {@code thinking: enabled} with {@code budget_tokens}. */
        BUDGET,
        /** {@code thinking: adaptive} with {@code output_config.effort}. */
        ADAPTIVE
    }

    Thinking thinking() {
        if (version == UNKNOWN) {
            return claude ? Thinking.ADAPTIVE : Thinking.BUDGET;
        }
        if (version < 307) {
            return Thinking.NEVER;
        }
        return version < 406 ? Thinking.BUDGET : Thinking.ADAPTIVE;
    }

    /** The {@code thinking.type} that stops the model from thinking first; null where nothing does. */
    @Nullable
    String thinkingOff() {
        if (alwaysThinks() || version > 505) {
            return null;
        }
        return version == 505 && line.equals("sonnet") ? "between_tools" : "disabled";
    }

    private boolean alwaysThinks() {
        return line.equals("fable") || line.equals("mythos") || version == 505 && line.equals("opus");
    }

    /** Whether the model thinks when a request says nothing of it. */
    boolean thinksUnasked() {
        return version >= 500 || line.equals("mythos");
    }

    /** Since Claude 4.7 the text of thinking comes only when it is asked for. */
    boolean hidesThinking() {
        return version >= 407 || line.equals("mythos");
    }

    /**
     * The nearest {@code output_config.effort} that the model knows: Opus 4.5 has three, Claude 4.6 also {@code max},
     * later ones all.
     *
     * @return null where the model has no effort
     */
    @Nullable
    String effort(String wanted) {
        boolean three = version == 405 && line.equals("opus");
        if (!three && thinking() != Thinking.ADAPTIVE) {
            return null;
        }
        return switch (wanted) {
            case "none", "minimal" -> "low";
            case "xhigh" -> three || version == 406 ? "high" : wanted;
            case "max" -> three ? "high" : wanted;
            default -> wanted;
        };
    }

    /** Since Claude 4.7 any {@code temperature} but 1, any {@code top_p} and any {@code top_k} is refused. */
    boolean fixesSampling() {
        return version >= 407 || line.equals("mythos");
    }

    /** Since Claude 4.1 a request has either a {@code temperature} or a {@code top_p}. */
    boolean samplesOneWay() {
        return version >= 401;
    }

    /** Since Opus 4.8 {@code role: system} may stand among the messages; before, it is refused. */
    boolean hearsSystemInConversation() {
        return version >= 408 || version == UNKNOWN;
    }

    /** Whether {@code output_config.format} and {@code strict} tools are known. */
    boolean writesToSchema() {
        return version >= 405 || version == UNKNOWN || version == 401 && line.equals("opus");
    }

    /** Whether {@code tool_choice} may be {@code any} or {@code tool}. */
    boolean canBeForced() {
        boolean never = line.equals("fable") || line.equals("mythos");
        return never ? version == 500 : version < 505 || version == 505 && line.equals("haiku");
    }

    /** The most output tokens the model writes, for requests that do not say. */
    int maxOutputTokens() {
        if (version == UNKNOWN) {
            return line.equals("mythos") ? 128_000 : 8_192;
        }
        if (version < 305) {
            return 4_096;
        }
        if (version < 307) {
            return 8_192;
        }
        if (version < 405) {
            return line.equals("opus") ? 32_000 : 64_000;
        }
        return version < 406 || version == 406 && !line.equals("opus") ? 64_000 : 128_000;
    }
}
