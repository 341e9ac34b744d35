package dev.tollgate.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says, before any dialect.
 *
 * @param stop why it stops, in Anthropic's words, such as {@code end_turn}
 * @param stopSequence the sequence that stopped it, or null
 * @param billed what is billed
 * @param usageTold whether the answer says what is billed
 */
record AnswerPlan(List<Block> blocks, String stop, @Nullable String stopSequence, Tokens billed, boolean usageTold) {

    boolean callsTools() {
        return blocks.stream().anyMatch(Block.ToolCall.class::isInstance);
    }

    /** The texts of the answer, joined. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Block.Text said) {
                text.append(said.text());
            }
        }
        return text.toString();
    }
}
