package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers what is asked of a model, in the three dialects that ask. */
final class Conversations {
    private static final String NO_SUCH_MODEL = "no-such-model";

    private final Injector injector;
    private final long pace;
    private final Planner planner = new Planner();
    private final Recent<String, Boolean> threads = new Recent<>(10_000);
    private final Recent<String, JsonNode> responses = new Recent<>(1_000);

    Conversations(Injector injector, SimulatorOptions options) {
        this.injector = injector;
        this.pace = options.pace().toMillis();
    }

    Reply answer(Call call, Dialect dialect) {
        Fault fault = fault(call, dialect);
        Prompt prompt = call.prompt();
        if (fault != null || prompt == null) {
            return call.fault(fault == null ? Fault.of(400, "The request body must be an object") : fault);
        }
        String betas = call.request().header("anthropic-beta");
        AnswerPlan plan = planner.plan(dialect, prompt, call.directives(), betas);
        AnswerForm form = form(call, dialect, prompt, plan);
        remember(call, dialect, form);
        Charge charge = new Charge(dialect, prompt.model(), prompt.stream(), form.id(), plan.billed());
        if (!prompt.stream()) {
            return Reply.charged(call.headers(), form.body(), charge);
        }
        Script script = Script.of(form, call.directives(), pace, injector.trouble(call.directives()));
        return new Reply.Streamed(
                call.headers()
                        .set("content-type", "text/event-stream; charset=utf-8")
                        .set("cache-control", "no-cache"),
                script,
                charge);
    }

    private @Nullable Fault fault(Call call, Dialect dialect) {
        JsonNode body = call.body();
        String model = body.path("model").stringValue("");
        boolean messages = dialect == Dialect.ANTHROPIC_MESSAGES;
        Fault broken = messages ? MessagesRules.check(body, call.request().header("anthropic-version")) : null;
        if (broken == null && dialect == Dialect.OPENAI_CHAT) {
            broken = ChatRules.check(body);
        }
        if (broken == null && dialect == Dialect.OPENAI_RESPONSES) {
            broken = ResponsesRules.check(body, responses.keySet());
        }
        if (broken == null && model.contains(NO_SUCH_MODEL)) {
            return messages
                    ? Fault.of(404, "model: " + model)
                    : new Fault(404, Models.absent(model), null, "model_not_found", Map.of());
        }
        return broken == null && messages ? lostThread(body.path("thread")) : broken;
    }

    /** A conversation that Anthropic holds for the client is continued by the id of its last answer. */
    private @Nullable Fault lostThread(JsonNode thread) {
        String previous = thread.path("previous_message_id").stringValue("");
        boolean lost = thread.path("type").stringValue("").equals("continue") && !threads.containsKey(previous);
        return lost ? new Fault(404, "thread not found", null, "thread_not_found", Map.of()) : null;
    }

    private static AnswerForm form(Call call, Dialect dialect, Prompt prompt, AnswerPlan plan) {
        return switch (dialect) {
            case ANTHROPIC_MESSAGES ->
                new MessagesForm(
                        call.request().id(),
                        Objects.requireNonNullElse(call.request().header("anthropic-version"), ""),
                        prompt.model(),
                        plan);
            case OPENAI_CHAT -> new ChatForm(prompt, plan);
            case OPENAI_RESPONSES -> new ResponsesForm(call.body(), plan);
            case ANTHROPIC_TOKEN_COUNT, ANTHROPIC_OTHER, OPENAI_EMBEDDINGS, OPENAI_OTHER ->
                throw new IllegalArgumentException("no model is asked in " + dialect.text());
        };
    }

    private void remember(Call call, Dialect dialect, AnswerForm form) {
        if (dialect == Dialect.ANTHROPIC_MESSAGES && call.body().path("thread").isObject()) {
            threads.put(form.id(), true);
        }
        if (dialect == Dialect.OPENAI_RESPONSES && call.body().path("store").booleanValue(true)) {
            responses.put(form.id(), form.body());
        }
    }

    /** A stored answer of the Responses API, by its id. */
    Reply stored(Call call, String id) {
        JsonNode response = call.is("DELETE") ? responses.remove(id) : responses.get(id);
        if (response == null) {
            return call.fault(Fault.of(404, "Response with id '" + id + "' not found."));
        }
        return call.json(
                call.is("DELETE") ? Json.object("id", id, "object", "response.deleted", "deleted", true) : response);
    }
}
