package dev.tollgate.simulate;

import dev.tollgate.llm.Usage;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The bill as JSON; its tokens have the names that the gateway's ledger gives them. */
final class BillJson {
    private BillJson() {}

    static ObjectNode bill(Bill bill) {
        ObjectNode models = Json.object();
        bill.byModel().forEach((model, sums) -> models.set(model, totals(sums)));
        return Json.object(
                "totals", totals(bill.totals()),
                "open", bill.open(),
                "models", models,
                "entries",
                        Json.array(bill.entries().stream().map(BillJson::entry).toList()));
    }

    private static ObjectNode totals(Map<BillState, BillTotals> sums) {
        return Json.object(
                "completed", totals(sums.getOrDefault(BillState.COMPLETED, BillTotals.NONE)),
                "failed", totals(sums.getOrDefault(BillState.FAILED, BillTotals.NONE)),
                "aborted", totals(sums.getOrDefault(BillState.ABORTED, BillTotals.NONE)));
    }

    private static ObjectNode totals(BillTotals sums) {
        return Json.object(
                "answers", sums.answers(),
                "input_tokens", sums.inputTokens(),
                "cache_read_tokens", sums.cacheReadTokens(),
                "cache_write_5m_tokens", sums.cacheWrite5mTokens(),
                "cache_write_1h_tokens", sums.cacheWrite1hTokens(),
                "output_tokens", sums.outputTokens(),
                "reasoning_tokens", sums.reasoningTokens(),
                "web_searches", sums.webSearches());
    }

    static ObjectNode entry(BillEntry entry) {
        return Json.object(
                "sequence", entry.sequence(),
                "request_id", entry.requestId(),
                "answer_id", entry.answerId(),
                "started_at", entry.startedAt().toString(),
                "ended_at", entry.endedAt() == null ? null : entry.endedAt().toString(),
                "state", entry.state().name().toLowerCase(Locale.ROOT),
                "dialect", entry.dialect().text(),
                "model", entry.model(),
                "stream", entry.stream(),
                "usage", usage(entry.usage()),
                "x_request_id", entry.clientRequestId(),
                "x_tollgate_request_id", entry.gatewayRequestId(),
                "traceparent", entry.traceparent(),
                "tag", entry.tag());
    }

    private static ObjectNode usage(Usage usage) {
        return Json.object(
                "input_tokens", usage.inputTokens(),
                "cache_read_tokens", usage.cacheReadTokens(),
                "cache_write_5m_tokens", usage.cacheWrite5mTokens(),
                "cache_write_1h_tokens", usage.cacheWrite1hTokens(),
                "output_tokens", usage.outputTokens(),
                "reasoning_tokens", usage.reasoningTokens(),
                "web_searches", usage.webSearches(),
                "service_tier", usage.serviceTier());
    }
}
