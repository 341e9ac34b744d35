package dev.tollgate.translate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model's name says about the request it takes, since Chat Completions is not one dialect: OpenAI's own models
 * refuse fields that compatible servers need, and the other way round. A name that is not known here is taken for a
 * model on a compatible server that reasons on request.
 *
 * <p>A name with a slash, such as {@code openai/gpt-5.6}, is served by somebody else, who smooths OpenAI's rules.
 *
 * @param openAi whether this is one of OpenAI's own models, called by OpenAI's own name for it
 * @param oSeries whether it is one of {@code o1}, {@code o3}, {@code o4-mini}
 * @param version such as 504 for {@code gpt-5.4}; 0 where there is none
 * @param base the name in lower case, without what stands before the last slash
 */
record ChatModel(boolean openAi, boolean oSeries, int version, String base) {

    private static final Pattern GPT = Pattern.compile("(?:ft:)?gpt-(\\d{1,2})(?:\\.(\\d{1,2}))?(?!\\d).*");
    private static final Pattern O_SERIES = Pattern.compile("(?:ft:)?o\\d(?!\\d).*");

    /** Models that do not reason on request: their servers answer 400 to {@code reasoning_effort}, or ignore it. */
    private static final Pattern PLAIN =
            Pattern.compile("(?:gpt-[34]|.*-chat|chatgpt-|claude-2|claude-3-(?!7)|code(?:x|llama|stral)"
                    + "|command|deepseek-coder|devstral|gemini-(?:1|2\\.0)|gemma|grok-2|grok-3(?!-mini)|grok-4(?!\\.)|grok-code"
                    + "|kimi-k2-instruct|(?:meta-)?llama|magistral|ministral|mistral|mixtral|moonshot-v1|open-mi|phi-?3|pixtral"
                    + "|qwen-?[12]|qwen3-coder|sonar(?!-reasoning|-deep)).*");

    static ChatModel of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        String base = name.substring(name.lastIndexOf('/') + 1);
        boolean own = base.length() == name.length();
        Matcher gpt = GPT.matcher(base);
        if (gpt.matches()) {
            int minor = gpt.group(2) == null ? 0 : Integer.parseInt(gpt.group(2));
            return new ChatModel(own, false, 100 * Integer.parseInt(gpt.group(1)) + minor, base);
        }
        boolean oSeries = O_SERIES.matcher(base).matches();
        return new ChatModel(own && (oSeries || base.startsWith("chatgpt-")), oSeries, 0, base);
    }

    /** Whether the model can be told how much to reason. */
    boolean reasons() {
        return !PLAIN.matcher(base).matches();
    }

    /** OpenAI's reasoning models refuse {@code max_tokens}; many compatible servers know nothing else. */
    boolean wantsMaxCompletionTokens() {
        return openAi && reasons() && (oSeries || version >= 500);
    }

    /**
     * From {@code gpt-5.4} on, {@code /v1/chat/completions} refuses function tools unless {@code reasoning_effort} is
     * {@code none}; newer models reason by default, so it must then be said.
     */
    boolean reasonsOnlyWithoutTools() {
        return openAi && version >= 504 && reasons();
    }

    /** OpenAI's models take no other temperature than 1, and no {@code top_p}, while they reason. */
    boolean fixesSampling(@Nullable String reasoningEffort) {
        if (!openAi || !reasons()) {
            return false;
        }
        if (oSeries || version == 500) {
            return true;
        }
        boolean reasonsUnasked = version >= 505;
        return version > 500
                && (reasoningEffort == null ? reasonsUnasked : !reasoningEffort.equals(ReasoningEffort.NONE));
    }

    /** {@code o3} and {@code o4-mini} take no stop sequences. */
    boolean takesStop() {
        return !(openAi && oSeries && !base.startsWith("o1"));
    }
}
