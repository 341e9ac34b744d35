package dev.tollgate.simulate;

import dev.tollgate.llm.Family;
import java.util.List;

/** Counts the tokens of an answer, and remembers which system prompts are in the cache. */
final class Meter {
    private static final long CACHED = 1000;

    private final Recent<String, Boolean> cache = new Recent<>(10_000);

    Tokens billed(Family family, Prompt prompt, Directives directives, List<Block> blocks, long thoughtTokens) {
        String tier = directives.text("tier");
        if (tier == null) {
            tier = family == Family.ANTHROPIC ? "standard" : "default";
        }
        if (directives.has("usage")) {
            return fixed(family, directives, tier);
        }
        long reasoning = prompt.wanted().thinking() ? thoughtTokens : 0;
        long output = output(blocks) * prompt.wanted().choices() + reasoning;
        long read = directives.has("cached") ? CACHED : 0;
        long written = 0;
        Prompt.Context context = prompt.context();
        if (context.cacheMarks() > 0 && !context.system().isEmpty()) {
            long tokens = Json.tokens(context.system());
            String key = Digests.brief(prompt.model() + '\n' + context.system());
            if (cache.put(key, true) == null) {
                written = tokens;
            } else {
                read += tokens;
            }
        }
        long uncached = Math.max(3, context.tokens() - read - written);
        boolean hour = context.cachedForAnHour();
        return new Tokens(uncached, read, hour ? 0 : written, hour ? written : 0, output, reasoning, 0, tier);
    }

    private static long output(List<Block> blocks) {
        long tokens = 0;
        for (Block block : blocks) {
            tokens += switch (block) {
                case Block.Thinking thinking -> 0;
                case Block.Text text -> Json.tokens(text.text());
                case Block.ToolCall call -> Json.tokens(call.inputText());
            };
        }
        return Math.max(1, tokens);
    }

    /** OpenAI does not bill cache writes apart: they are ordinary input there. */
    private static Tokens fixed(Family family, Directives directives, String tier) {
        long[] part = new long[7];
        for (int i = 0; i < part.length; i++) {
            part[i] = Math.max(0, directives.number("usage", i, 0));
        }
        return switch (family) {
            case ANTHROPIC -> new Tokens(part[0], part[2], part[3], part[4], part[1], part[5], part[6], tier);
            case OPENAI -> new Tokens(part[0] + part[3] + part[4], part[2], 0, 0, part[1], part[5], part[6], tier);
        };
    }
}
