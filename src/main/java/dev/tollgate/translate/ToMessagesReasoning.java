package dev.tollgate.translate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much the model shall think: {@code reasoning_effort} as {@code thinking} and {@code output_config.effort}.
 *
 * <table>
 * <caption>What becomes of an effort</caption>
 * <tr><th>{@code reasoning_effort}</th><th>Claude 4.6 and later: {@code effort}, adaptive</th><th>before:
 * {@code budget_tokens}</th></tr>
 * <tr><td>{@code none}</td><td>thinking {@code disabled}; {@code between_tools} on Sonnet 5.5; where neither is taken,
 * {@code low} and the field is named</td><td>{@code disabled}</td></tr>
 * <tr><td>{@code minimal}</td><td>{@code low}</td><td>1,024</td></tr>
 * <tr><td>{@code low}</td><td>{@code low}</td><td>4,096</td></tr>
 * <tr><td>{@code medium}</td><td>{@code medium}</td><td>16,384</td></tr>
 * <tr><td>{@code high}</td><td>{@code high}</td><td>32,768</td></tr>
 * <tr><td>{@code xhigh}</td><td>{@code xhigh}; {@code high} on 4.6</td><td>49,152</td></tr>
 * <tr><td>{@code max}</td><td>{@code max}</td><td>65,536</td></tr>
 * </table>
 *
 * <p>A budget is at most half of {@code max_tokens} and at least 1,024; where that leaves no room, where a tool is
 * forced, and in the middle of a tool loop whose thinking was not sent back, such a model does not think and the field
 * is named. So it is for models that never think. {@code thinking} in Anthropic's own words passes unchanged, and then
 * the effort alone is taken from here.
 */
final class ToMessagesReasoning {

    private static final String FIELD = "reasoning_effort";
    private static final int SMALLEST_BUDGET = 1_024;
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

    private final ClaudeModel model;
    private final Dropped dropped;
    private @Nullable String wanted;

    ToMessagesReasoning(ClaudeModel model, Dropped dropped) {
        this.model = model;
        this.dropped = dropped;
    }

    void read(ObjectNode request) {
        JsonNode effort = Json.field(request, FIELD);
        if (effort == null) {
            return;
        }
        if (!effort.isString() || !EFFORTS.contains(effort.stringValue())) {
            throw new Untranslatable(
                    "Invalid value for '" + FIELD
                            + "'. Supported values are: 'none', 'minimal', 'low', 'medium', 'high', 'xhigh', and 'max'.",
                    FIELD);
        }
        wanted = effort.stringValue();
    }

    /**
     * Writes {@code thinking} and {@code output_config.effort}.
     *
     * @param forced whether a tool is forced
     * @param maxTokens the request's {@code max_tokens}
     */
    void write(ObjectNode out, boolean forced, long maxTokens) {
        if (wanted == null) {
            return;
        }
        if (out.has("thinking")) {
            effortAlone(wanted, out);
            return;
        }
        switch (model.thinking()) {
            case NEVER -> {
                if (!wanted.equals("none")) {
                    dropped.add(FIELD);
                }
            }
            case BUDGET -> budget(wanted, out, forced, maxTokens);
            case ADAPTIVE -> adaptive(wanted, out);
        }
    }

    private void effortAlone(String wanted, ObjectNode out) {
        String effort = wanted.equals("none") ? null : model.effort(wanted);
        if (effort == null) {
            dropped.add(FIELD);
        } else {
            effort(effort, out);
        }
    }

    private void adaptive(String wanted, ObjectNode out) {
        String off = wanted.equals("none") ? model.thinkingOff() : null;
        if (off != null) {
            out.putObject("thinking").put("type", off);
            return;
        }
        if (wanted.equals("none")) {
            dropped.add(FIELD);
        } else {
            ObjectNode thinking = out.putObject("thinking").put("type", "adaptive");
            if (model.hidesThinking()) {
                thinking.put("display", "summarized");
            }
        }
        String effort = model.effort(wanted);
        if (effort != null) {
            effort(effort, out);
        }
    }

    /** An effort that the client has set in Anthropic's own words stands. */
    private static void effort(String effort, ObjectNode out) {
        ObjectNode config = Json.objectField(out, "output_config");
        if (config == null) {
            out.putObject("output_config").put("effort", effort);
        } else if (!config.has("effort")) {
            out.putObject("output_config").put("effort", effort).setAll(config);
        }
    }

    private void budget(String wanted, ObjectNode out, boolean forced, long maxTokens) {
        if (wanted.equals("none")) {
            out.putObject("thinking").put("type", "disabled");
            return;
        }
        long budget = Math.min(budget(wanted), maxTokens / 2);
        if (forced || budget < SMALLEST_BUDGET || inUnsignedToolLoop(Json.arrayField(out, "messages"))) {
            dropped.add(FIELD);
            return;
        }
        out.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        String effort = model.effort(wanted);
        if (effort != null) {
            effort(effort, out);
        }
    }

    private static long budget(String effort) {
        return switch (effort) {
            case "minimal" -> SMALLEST_BUDGET;
            case "low" -> 4_096;
            case "medium" -> 16_384;
            case "high" -> 32_768;
            case "xhigh" -> 49_152;
            default -> 65_536;
        };
    }

    /** With a budget, the turn that called the tools whose results come now has to begin with its thinking. */
    private static boolean inUnsignedToolLoop(@Nullable JsonNode messages) {
        if (messages == null) {
            return false;
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonNode message = messages.get(i);
            if ("assistant".equals(Json.text(message, "role"))) {
                JsonNode content = message.path("content");
                String first = String.valueOf(Json.text(content.path(0), "type"));
                return !first.endsWith("thinking")
                        && content.valueStream().anyMatch(block -> "tool_use".equals(Json.text(block, "type")));
            }
        }
        return false;
    }

    /** Whether the request makes the model think, as it is written now. */
    static boolean thinks(ClaudeModel model, ObjectNode out) {
        String type = Json.text(Json.field(out, "thinking"), "type");
        return type == null ? model.thinksUnasked() : !type.equals("disabled") && !type.equals("between_tools");
    }
}
