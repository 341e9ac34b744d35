package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides what the model says to a prompt, and what that costs in tokens. */
final class Planner {
    private static final String THOUGHT = "Let me think about “this” step by step… ✓";
    private static final int TEXT_PIECE = 12;
    private static final int INPUT_PIECE = 9;
    private static final int ECHOED = 300;
    private static final int MOST_DELTAS = 1_000_000;

    private static final Block THINKING =
            new Block.Thinking(THOUGHT, Digests.signature(THOUGHT), Pieces.of(THOUGHT, TEXT_PIECE));
    private static final long THOUGHT_TOKENS = Json.tokens(THOUGHT);

    private final Meter meter = new Meter();

    /** The plan for a prompt; the betas are the client's header, shown by {@code [[stats]]}. */
    AnswerPlan plan(Dialect dialect, Prompt prompt, Directives directives, @Nullable String betas) {
        List<Block> calls = calls(prompt, directives);
        Said said = said(dialect, prompt, directives, betas, !calls.isEmpty());
        List<Block> blocks = new ArrayList<>();
        if (prompt.wanted().thoughtsShown()) {
            blocks.add(THINKING);
        }
        if (!said.text().isEmpty()) {
            blocks.add(new Block.Text(said.text(), said.pieces()));
        }
        blocks.addAll(calls);
        String stop = directives.text("stop");
        if (stop == null) {
            stop = !calls.isEmpty() ? "tool_use" : said.stopSequence() != null ? "stop_sequence" : "end_turn";
        }
        Tokens billed = meter.billed(dialect.family(), prompt, directives, blocks, THOUGHT_TOKENS);
        return new AnswerPlan(blocks, stop, said.stopSequence(), billed, !directives.has("nousage"));
    }

    private record Said(
            String text, List<String> pieces, @Nullable String stopSequence) {}

    private static Said said(
            Dialect dialect, Prompt prompt, Directives directives, @Nullable String betas, boolean callsTools) {
        List<String> words = callsTools || !prompt.turn().toolResults().isEmpty() ? List.of() : words(directives);
        String text = callsTools ? directives.text("say") : null;
        if (text == null) {
            text = callsTools
                    ? "I will call the tool now."
                    : words.isEmpty() ? text(dialect, prompt, directives, betas) : String.join("", words);
        }
        for (String sequence : prompt.wanted().stopSequences()) {
            int at = text.indexOf(sequence);
            if (at >= 0) {
                String before = text.substring(0, at);
                return new Said(before, Pieces.of(before, TEXT_PIECE), sequence);
            }
        }
        return new Said(text, words.isEmpty() ? Pieces.of(text, TEXT_PIECE) : words, null);
    }

    private static String text(Dialect dialect, Prompt prompt, Directives directives, @Nullable String betas) {
        JsonNode schema = prompt.wanted().schema();
        String say = directives.text("say");
        List<String> results = prompt.turn().toolResults();
        if (directives.has("stats")) {
            return Understood.of(dialect, prompt, betas).toString();
        }
        if (schema != null) {
            return SchemaInstance.of(schema).toString();
        }
        if (say != null) {
            return say;
        }
        if (!results.isEmpty()) {
            String joined = String.join(" | ", results);
            return "Tool results: " + joined.substring(0, Math.min(2000, joined.length()));
        }
        return "Mock reply to: " + end(Directives.stripped(prompt.turn().text()));
    }

    /** The last part of a text, that never begins with half a character. */
    private static String end(String text) {
        int start = Math.max(0, text.length() - ECHOED);
        boolean half = start < text.length() && Character.isLowSurrogate(text.charAt(start));
        return text.substring(half ? start + 1 : start);
    }

    /** The words that {@code long}, {@code slow} or {@code events} and {@code size} ask for, or none. */
    private static List<String> words(Directives directives) {
        if (directives.has("say") || directives.has("stats")) {
            return List.of();
        }
        long one = directives.has("size") ? 1 : 0;
        long count = directives.number("long", 0, directives.number("slow", 0, directives.number("events", 0, one)));
        long size = directives.number("size", 0, 0);
        return Pieces.words((int) Math.clamp(count, 0, MOST_DELTAS), (int) Math.clamp(size, 0, 32 << 20));
    }

    private static List<Block> calls(Prompt prompt, Directives directives) {
        Prompt.Offer offer = prompt.offer();
        if (offer.forbidden() || !prompt.turn().toolResults().isEmpty()) {
            return List.of();
        }
        List<Block> calls = new ArrayList<>();
        for (Directives.ToolDirective wanted : directives.tools()) {
            if (offer.tool(wanted.name()) != null) {
                calls.add(call(offer, wanted.name(), wanted.input()));
            }
        }
        if (calls.isEmpty() && offer.forced() != null) {
            calls.add(call(offer, offer.forced(), null));
        }
        return calls;
    }

    private static Block call(Prompt.Offer offer, String name, @Nullable ObjectNode wanted) {
        ObjectNode input = wanted;
        if (input == null) {
            Prompt.Tool tool = offer.tool(name);
            JsonNode schema = tool == null ? null : tool.schema();
            input = schema != null && SchemaInstance.of(schema) instanceof ObjectNode made ? made : Json.object();
        }
        String text = input.toString();
        return new Block.ToolCall(Ids.random("01", 22), name, input, text, Pieces.of(text, INPUT_PIECE));
    }
}
