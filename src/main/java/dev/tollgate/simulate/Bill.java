package dev.tollgate.simulate;

import java.util.List;
import java.util.Map;

/**
 * What was served until a moment.
 *
 * @param totals the answers that have ended, by how; exact also when old entries are no longer kept
 * @param byModel the same for each model
 * @param open how many answers have not ended
 * @param entries the newest answers, ended or not, oldest first
 */
public record Bill(
        Map<BillState, BillTotals> totals,
        Map<String, Map<BillState, BillTotals>> byModel,
        long open,
        List<BillEntry> entries) {

    /** The sums over the answers that ended in this way. */
    public BillTotals total(BillState state) {
        return totals.getOrDefault(state, BillTotals.NONE);
    }

    /** The entries of a tag, oldest first. */
    public List<BillEntry> tagged(String tag) {
        return entries.stream().filter(entry -> tag.equals(entry.tag())).toList();
    }
}
