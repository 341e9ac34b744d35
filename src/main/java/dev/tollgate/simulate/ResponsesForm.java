package dev.tollgate.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of OpenAI's Responses API. */
final class ResponsesForm implements AnswerForm {
    private final String id = Ids.random("resp_", 40);
    private final long createdAt = Instant.now().getEpochSecond();
    private final JsonNode request;
    private final AnswerPlan plan;
    private final List<ResponseItem> items;
    private int sequence;

    ResponsesForm(JsonNode request, AnswerPlan plan) {
        this.request = request;
        this.plan = plan;
        boolean encrypted = MessagesReader.strings(request.path("include")).contains("reasoning.encrypted_content");
        this.items = plan.blocks().stream()
                .filter(block -> !(plan.callsTools() && block instanceof Block.Text))
                .map(block -> ResponseItem.of(block, encrypted))
                .toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObjectNode body() {
        List<ObjectNode> output = items.stream().map(ResponseItem::whole).toList();
        return response(incomplete() ? "incomplete" : "completed", output, plan.usageTold() ? usage() : Json.ABSENT);
    }

    private boolean incomplete() {
        return plan.stop().equals("max_tokens");
    }

    private ObjectNode response(String status, List<ObjectNode> output, @Nullable Object usage) {
        ObjectNode error = Json.object("code", "server_error", "message", "The server had an error");
        return Json.object(
                "id", id,
                "object", "response",
                "created_at", createdAt,
                "status", status,
                "background", false,
                "error", status.equals("failed") ? error : null,
                "incomplete_details", status.equals("incomplete") ? Json.object("reason", "max_output_tokens") : null,
                "instructions", request.get("instructions"),
                "max_output_tokens", request.get("max_output_tokens"),
                "max_tool_calls", null,
                "model", request.get("model"),
                "output", Json.array(output),
                "parallel_tool_calls", asked("parallel_tool_calls", true),
                "previous_response_id", request.get("previous_response_id"),
                "prompt_cache_key", request.get("prompt_cache_key"),
                "reasoning",
                        Json.object(
                                "effort", request.path("reasoning").get("effort"),
                                "summary", request.path("reasoning").get("summary")),
                "safety_identifier", null,
                "service_tier", plan.billed().tier(),
                "store", asked("store", true),
                "temperature", asked("temperature", 1),
                "text", asked("text", Json.object("format", Json.object("type", "text"), "verbosity", "medium")),
                "tool_choice", asked("tool_choice", "auto"),
                "tools", asked("tools", List.of()),
                "top_logprobs", 0,
                "top_p", asked("top_p", 1),
                "truncation", "disabled",
                "usage", usage,
                "user", null,
                "metadata", asked("metadata", Json.object()));
    }

    private Object asked(String field, Object otherwise) {
        return request.hasNonNull(field) ? request.get(field) : otherwise;
    }

    private ObjectNode usage() {
        Tokens billed = plan.billed();
        return Json.object(
                "input_tokens", billed.input(),
                "input_tokens_details", Json.object("cached_tokens", billed.cacheRead()),
                "output_tokens", billed.output(),
                "output_tokens_details", Json.object("reasoning_tokens", billed.reasoning()),
                "total_tokens", billed.input() + billed.output());
    }

    @Override
    public List<StreamEvent> events() {
        List<StreamEvent> events = new ArrayList<>();
        events.add(event("response.created", () -> Json.object("response", response("in_progress", List.of(), null))));
        events.add(event(
                "response.in_progress", () -> Json.object("response", response("in_progress", List.of(), null))));
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            for (ResponseItem.Part part : items.get(i).parts()) {
                StreamEvent event = event(part.type(), () -> part.fields().get().put("output_index", index));
                events.add(part.delta() ? event.asDelta() : event);
            }
        }
        String end = incomplete() ? "response.incomplete" : "response.completed";
        events.add(event(end, () -> Json.object("response", body())));
        return events;
    }

    /** Events are numbered as they are sent, so that none is missing where one was put in between. */
    private StreamEvent event(String type, Supplier<ObjectNode> fields) {
        return StreamEvent.named(
                type,
                () -> Json.object("type", type, "sequence_number", sequence++).setAll(fields.get()));
    }

    @Override
    public List<StreamEvent> failure() {
        return List.of(
                event(
                        "error",
                        () -> Json.object(
                                "code", "server_error",
                                "message", "The server had an error while processing your request.",
                                "param", null)),
                event("response.failed", () -> Json.object("response", response("failed", List.of(), null))));
    }

    @Override
    public StreamEvent ping() {
        return StreamEvent.raw(": keep-alive\n\n");
    }

    @Override
    public StreamEvent nothing() {
        return StreamEvent.raw("event: response.output_text.delta\ndata: null\n\n");
    }
}
