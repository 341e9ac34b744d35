package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's Message Batches API. A batch has ended when it is asked for again; batches are not on the bill. */
final class Batches {
    private static final String PATH = "/v1/messages/batches";

    private final Recent<String, Batch> batches = new Recent<>(1_000);
    private final Planner planner = new Planner();

    private record Batch(ObjectNode ended, JsonNode requests) {}

    Reply answer(Call call) {
        String path = call.request().path();
        if (path.equals(PATH)) {
            return call.is("POST") ? create(call) : list(call);
        }
        String[] parts = path.substring(PATH.length() + 1).split("/", 2);
        Batch batch = batches.get(parts[0]);
        if (batch == null) {
            return call.fault(Fault.of(404, "Message batch with ID " + parts[0] + " not found"));
        }
        if (call.is("DELETE")) {
            batches.remove(parts[0]);
            return call.json(Json.object("id", parts[0], "type", "message_batch_deleted"));
        }
        return switch (parts.length == 1 ? "" : parts[1]) {
            case "" -> call.json(batch.ended());
            case "results" -> results(call, batch);
            case "cancel" ->
                call.json(Json.with(batch.ended(), "processing_status", "canceling", "cancel_initiated_at", now()));
            default -> call.fault(Fault.of(404, "Not found"));
        };
    }

    private Reply create(Call call) {
        JsonNode requests = call.body().path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            return call.fault(Fault.of(400, "requests: Field required"));
        }
        String id = Ids.random("msgbatch_01", 22);
        ObjectNode created = Json.object()
                .put("id", id)
                .put("type", "message_batch")
                .put("processing_status", "in_progress")
                .set("request_counts", counts(requests.size(), 0))
                .putNull("ended_at")
                .put("created_at", now())
                .put("expires_at", Instant.now().plus(1, ChronoUnit.DAYS).toString())
                .putNull("archived_at")
                .putNull("cancel_initiated_at")
                .putNull("results_url");
        String origin = "http://" + Objects.requireNonNullElse(call.request().header("host"), "localhost");
        ObjectNode ended = Json.with(
                created,
                "processing_status",
                "ended",
                "ended_at",
                now(),
                "request_counts",
                counts(0, requests.size()),
                "results_url",
                origin + PATH + "/" + id + "/results");
        batches.put(id, new Batch(ended, requests));
        return call.json(created);
    }

    private static ObjectNode counts(int processing, int succeeded) {
        return Json.object("processing", processing, "succeeded", succeeded, "errored", 0, "canceled", 0, "expired", 0);
    }

    private Reply list(Call call) {
        long limit = Math.clamp(call.request().query("limit", 20), 1, 1000);
        List<ObjectNode> newest =
                batches.values().stream().map(Batch::ended).toList().reversed();
        List<ObjectNode> page = newest.stream().limit(limit).toList();
        return call.json(Page.of(page, newest.size() > limit));
    }

    private Reply results(Call call, Batch batch) {
        List<String> lines = new ArrayList<>();
        for (JsonNode one : batch.requests()) {
            Prompt prompt = MessagesReader.read(one.path("params"));
            Directives directives = Directives.of(prompt.turn().text(), "tier=batch");
            AnswerPlan plan = planner.plan(Dialect.ANTHROPIC_MESSAGES, prompt, directives, null);
            AnswerForm form = new MessagesForm(call.request().id(), "", prompt.model(), plan);
            ObjectNode result = Json.object("type", "succeeded", "message", form.body());
            lines.add(Json.object("custom_id", one.path("custom_id"), "result", result) + "\n");
        }
        return Reply.text(200, call.headers(), "application/x-jsonl", String.join("", lines));
    }

    private static String now() {
        return Instant.now().toString();
    }
}
