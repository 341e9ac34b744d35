package dev.tollgate.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much a model shall think: {@code thinking} and {@code output_config.effort} as {@code reasoning_effort}.
 *
 * <table>
 * <caption>What a request asks for, before it is fitted to the model</caption>
 * <tr><th>Messages</th><th>{@code reasoning_effort}</th></tr>
 * <tr><td>{@code thinking: disabled}</td><td>{@code none}, whatever the effort</td></tr>
 * <tr><td>{@code output_config.effort}</td><td>the same word</td></tr>
 * <tr><td>{@code thinking: enabled}, {@code budget_tokens} up to 4,096</td><td>{@code low}</td></tr>
 * <tr><td>up to 16,384</td><td>{@code medium}</td></tr>
 * <tr><td>more</td><td>{@code high}</td></tr>
 * <tr><td>{@code thinking: adaptive}</td><td>{@code high}, which is what Anthropic takes an absent effort for</td></tr>
 * <tr><td>neither</td><td>left out</td></tr>
 * </table>
 *
 * <table>
 * <caption>What the models take</caption>
 * <tr><th>model</th><th>values</th></tr>
 * <tr><td>{@code o1}, {@code o3}, {@code o4-mini}</td><td>low, medium, high</td></tr>
 * <tr><td>{@code gpt-5}</td><td>minimal (for none), low, medium, high; {@code -pro} only high</td></tr>
 * <tr><td>{@code gpt-5.1}</td><td>none, low, medium, high</td></tr>
 * <tr><td>{@code gpt-5.2} and later</td><td>none, low, medium, high, xhigh (also for max)</td></tr>
 * <tr><td>{@code gpt-5.4} and later, with tools</td><td>none: see {@link ChatModel#reasonsOnlyWithoutTools()}</td></tr>
 * <tr><td>any other that reasons</td><td>low, medium, high (also for xhigh, max)</td></tr>
 * <tr><td>models that do not reason</td><td>left out</td></tr>
 * </table>
 *
 * <p>What does not come through is named: {@code thinking}, {@code output_config.effort}.
 */
final class ReasoningEffort {

    static final String NONE = "none";

    private static final long LOW_BUDGET = 4_096;
    private static final long MEDIUM_BUDGET = 16_384;

    private ReasoningEffort() {}

    /** The {@code reasoning_effort} of a request, or null for none; names what could not be said. */
    static @Nullable String of(ObjectNode request, ChatModel model, boolean hasTools, Dropped dropped) {
        ObjectNode thinking = Json.objectField(request, "thinking");
        String effort = Json.text(Json.field(request, "output_config"), "effort");
        String wanted = wanted(thinking, effort);
        boolean off = NONE.equals(wanted);
        String fitted = wanted == null ? null : fitted(wanted, model);
        if (model.reasonsOnlyWithoutTools() && hasTools) {
            fitted = NONE;
        }
        boolean said = fitted != null && (off || !fitted.equals(NONE));
        // A model that does not reason does as it is told when it is told not to.
        if (thinking != null && !said && !(off && !model.reasons())) {
            dropped.add("thinking");
        }
        if (effort != null && (!said || off)) {
            dropped.add("output_config.effort");
        }
        if (effort != null && said && thinking != null) {
            // One word is all there is to say it with.
            dropped.ifPresent(thinking, FieldPath.of("thinking"), "budget_tokens");
        }
        return fitted;
    }

    private static @Nullable String wanted(@Nullable ObjectNode thinking, @Nullable String effort) {
        String type = Json.text(thinking, "type");
        if ("disabled".equals(type)) {
            return NONE;
        }
        if (effort != null) {
            return effort;
        }
        if ("adaptive".equals(type)) {
            return "high";
        }
        JsonNode budget = Json.field(thinking, "budget_tokens");
        if (!"enabled".equals(type) || budget == null || !budget.isNumber()) {
            return null;
        }
        Long tokens = Json.number(thinking, "budget_tokens");
        if (tokens == null || tokens > MEDIUM_BUDGET) {
            return "high";
        }
        return tokens <= LOW_BUDGET ? "low" : "medium";
    }

    private static @Nullable String fitted(String wanted, ChatModel model) {
        if (!model.reasons()) {
            return null;
        }
        boolean pro = model.openAi() && model.base().contains("-pro");
        return switch (wanted) {
            case NONE -> none(model, pro);
            case "low", "medium" -> pro ? "high" : wanted;
            case "high" -> wanted;
            case "xhigh", "max" -> model.openAi() && model.version() >= 502 ? "xhigh" : "high";
            default -> null;
        };
    }

    private static @Nullable String none(ChatModel model, boolean pro) {
        if (!model.openAi() || model.oSeries() || pro) {
            return null;
        }
        return model.version() > 500 ? NONE : "minimal";
    }
}
