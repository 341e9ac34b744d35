package dev.tollgate.translate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole Chat Completions request as a Messages request, field by field of OpenAI's API reference.
 *
 * <p>Has no like on Claude, and is named: more than one choice, log probabilities, {@code seed}, {@code logit_bias},
 * penalties, {@code prediction}, audio, {@code store}, {@code verbosity}, {@code moderation}, the keys of OpenAI's
 * cache, {@code metadata} beside a user's id, and every field that is not known. A value that asks for nothing, such as
 * {@code n: 1}, is not named. The fields that Anthropic's API adds pass as they are, since clients of Claude send them
 * through any OpenAI SDK.
 */
final class ToMessagesRequest {

    /** Anthropic's own fields, of both its Messages APIs. */
    private static final Set<String> EXTENSIONS = Set.of(
            "billing_policy",
            CacheMarks.FIELD,
            "compaction",
            "container",
            "context_management",
            "diagnostics",
            "fallback_credit_token",
            "fallbacks",
            "inference_geo",
            "mcp_servers",
            "output_config",
            "output_format",
            "speed",
            "thinking",
            "thread");

    private static final Set<String> ACTED_ON = Set.of(
            "model",
            "messages",
            "system",
            "tools",
            "functions",
            "web_search_options",
            "tool_choice",
            "function_call",
            "parallel_tool_calls",
            "response_format",
            "reasoning_effort",
            "temperature",
            "top_p",
            "top_k",
            "stop",
            "stop_sequences",
            "max_tokens",
            "max_completion_tokens",
            "stream",
            "stream_options",
            "user",
            "safety_identifier",
            "metadata",
            "service_tier",
            "n",
            "logprobs",
            "top_logprobs",
            "store",
            "presence_penalty",
            "frequency_penalty",
            "modalities");

    private final ObjectNode request;
    private final RequestHints hints;
    private final Dropped dropped = new Dropped();
    private final String modelName;
    private final ClaudeModel model;
    private final ObjectNode out = Json.object();

    private ToMessagesRequest(ObjectNode request, RequestHints hints) {
        this.request = request;
        this.hints = hints;
        this.modelName = modelName(request, hints);
        this.model = ClaudeModel.of(modelName);
    }

    static TranslatedRequest translate(byte[] body, RequestHints hints) {
        if (!(Json.parse(body) instanceof ObjectNode request)) {
            throw new Untranslatable("We could not parse the JSON body of your request: expected an object.", null);
        }
        ToMessagesRequest translation = new ToMessagesRequest(request, hints);
        translation.write();
        return new TranslatedRequest(
                Json.bytes(translation.out, body.length + body.length / 8),
                translation.dropped.names(),
                null,
                new ClientCalls(ToMessagesTools.onlyFunctions(request), Map.of()));
    }

    private static String modelName(ObjectNode request, RequestHints hints) {
        String model = hints.model() == null ? Json.text(request, "model") : hints.model();
        if (model == null || model.isEmpty()) {
            throw new Untranslatable("You must provide a model parameter.", "model");
        }
        return model;
    }

    private void write() {
        long maxTokens = maxTokens();
        out.put("model", modelName).put("max_tokens", maxTokens);
        extensions();
        stream();

        ToMessagesConversation conversation = new ToMessagesConversation(model, dropped);
        conversation.read(messages());
        ToMessagesTools tools = new ToMessagesTools(model, dropped);
        tools.read(request);
        ObjectNode choice = new ToMessagesToolChoice(tools, dropped).read(request);
        if (tools.isEmpty() && !conversation.names().called().isEmpty()) {
            tools.defineForHistory(conversation.names().called());
            choice = ToMessagesToolChoice.of("none");
        }
        ArrayNode system = system(conversation.system());
        choice = new ToMessagesFormat(model, dropped).write(request, tools, choice, system, out);

        if (!system.isEmpty()) {
            out.set("system", system);
        }
        out.set("messages", conversation.messages());
        if (!tools.isEmpty()) {
            out.set("tools", tools.write());
        }
        if (choice != null) {
            out.set("tool_choice", choice);
        }
        ToMessagesReasoning reasoning = new ToMessagesReasoning(model, dropped);
        reasoning.read(request);
        reasoning.write(out, ToMessagesToolChoice.forces(choice), maxTokens);
        new ToMessagesSampling(model, dropped).write(request, out, ToMessagesReasoning.thinks(model, out));
        new ToMessagesAccount(dropped).write(request, out);
        withoutLike();
    }

    private ArrayNode messages() {
        JsonNode messages = Json.field(request, "messages");
        if (messages == null) {
            throw FieldPath.of("messages").missing();
        }
        if (!(messages instanceof ArrayNode array)) {
            throw FieldPath.of("messages").wrongType("an array of objects");
        }
        return array;
    }

    private void extensions() {
        for (String field : request.propertyNames()) {
            JsonNode value = Json.field(request, field);
            if (value != null && EXTENSIONS.contains(field)) {
                out.set(field, value);
            }
        }
    }

    /** What is streamed is for the answer's translation to know; only what is left of the options is named. */
    private void stream() {
        JsonNode stream = Json.field(request, "stream");
        if (stream != null && !stream.isBoolean()) {
            throw FieldPath.of("stream").wrongType("a boolean");
        }
        if (stream != null) {
            out.set("stream", stream);
        }
        ObjectNode options = Json.objectField(request, "stream_options");
        if (options != null) {
            unless(false, "include_obfuscation", options, FieldPath.of("stream_options"));
            Leftovers.name(
                    options, Set.of("include_usage", "include_obfuscation"), FieldPath.of("stream_options"), dropped);
        }
    }

    /** System blocks in Anthropic's own field come first. */
    private ArrayNode system(ArrayNode blocks) {
        JsonNode own = Json.field(request, "system");
        ArrayNode all = Json.array();
        if (own != null && own.isString()) {
            all.addObject().put("type", "text").put("text", own.stringValue());
        } else if (own instanceof ArrayNode array) {
            all.addAll(array);
        } else {
            Leftovers.nameField(request, "system", FieldPath.REQUEST, dropped);
        }
        all.addAll(blocks);
        return all;
    }

    /** {@code max_completion_tokens}, else the older {@code max_tokens}, else what is configured or the model can. */
    private long maxTokens() {
        Long older = tokens("max_tokens");
        Long most = tokens("max_completion_tokens");
        if (most != null && older != null && !most.equals(older)) {
            dropped.add("max_tokens");
        }
        if (most != null) {
            return most;
        }
        if (older != null) {
            return older;
        }
        Integer configured = hints.defaultMaxTokens();
        return configured == null ? model.maxOutputTokens() : configured;
    }

    private @Nullable Long tokens(String field) {
        JsonNode value = Json.field(request, field);
        if (value == null) {
            return null;
        }
        Long tokens = Json.number(request, field);
        if (tokens == null || tokens < 1) {
            throw new Untranslatable("Invalid value for '" + field + "': expected an integer of at least 1.", field);
        }
        return tokens;
    }

    private void withoutLike() {
        unless(1, "n");
        unless(false, "logprobs");
        unless(0, "top_logprobs");
        unless(false, "store");
        unless(0, "presence_penalty");
        unless(0, "frequency_penalty");
        JsonNode modalities = Json.field(request, "modalities");
        if (modalities != null && !modalities.equals(Json.array().add("text"))) {
            Leftovers.nameField(request, "modalities", FieldPath.REQUEST, dropped);
        }
        for (String field : request.propertyNames()) {
            if (!ACTED_ON.contains(field) && !EXTENSIONS.contains(field)) {
                Leftovers.nameField(request, field, FieldPath.REQUEST, dropped);
            }
        }
    }

    private void unless(int nothing, String field) {
        JsonNode value = request.get(field);
        if (value == null || !value.isNumber() || value.decimalValue().compareTo(BigDecimal.valueOf(nothing)) != 0) {
            Leftovers.nameField(request, field, FieldPath.REQUEST, dropped);
        }
    }

    private void unless(boolean nothing, String field) {
        unless(nothing, field, request, FieldPath.REQUEST);
    }

    private void unless(boolean nothing, String field, ObjectNode node, FieldPath path) {
        JsonNode value = node.get(field);
        if (value == null || !value.isBoolean() || value.booleanValue() != nothing) {
            Leftovers.nameField(node, field, path, dropped);
        }
    }
}
