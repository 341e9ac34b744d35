package dev.tollgate.translate;

import dev.tollgate.provider.Preset;
import dev.tollgate.provider.Presets;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole Messages request as a Chat Completions request: the fields at the top, and what stands in them. */
final class ToChatRequest {

    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "system",
            "max_tokens",
            "stream",
            "temperature",
            "top_p",
            "stop_sequences",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "output_format",
            "metadata",
            "service_tier");
    private static final Set<String> THINKING = Set.of("type", "budget_tokens");
    private static final Set<String> OUTPUT_CONFIG = Set.of("effort", "format");
    private static final Set<String> METADATA = Set.of("user_id");
    private static final int MOST_STOPS = 4;
    private static final int LONGEST_USER = 64;

    private final ObjectNode in;
    private final ObjectNode out = Json.object();
    private final Dropped dropped = new Dropped();
    private final FunctionNames functionNames = new FunctionNames(dropped);
    private final ChatModel model;
    private final @Nullable Preset preset;

    private ToChatRequest(ObjectNode in, RequestHints hints) {
        String name = hints.model() != null ? hints.model() : Json.text(in, "model");
        if (name == null) {
            throw RequestFault.at(FieldPath.of("model"), RequestFault.REQUIRED);
        }
        this.in = in;
        this.model = ChatModel.of(name);
        this.preset = Presets.find(hints.provider());
        out.put("model", name);
    }

    static TranslatedRequest of(byte[] body, RequestHints hints) {
        if (!(Json.parse(body) instanceof ObjectNode request)) {
            throw new Untranslatable("The request body is not valid JSON", null);
        }
        return new ToChatRequest(request, hints).translate(body.length + body.length / 8);
    }

    private TranslatedRequest translate(int length) {
        thread();
        out.set("messages", new ToChatMessages(dropped, functionNames, model, preset).of(in));
        ToChatTools tools = new ToChatTools(dropped, functionNames);
        tools.write(in, out);
        maxTokens();
        String effort = ReasoningEffort.of(in, model, tools.any(), dropped);
        if (effort != null) {
            out.put("reasoning_effort", effort);
        }
        sampling("temperature", effort);
        sampling("top_p", effort);
        stop();
        ToChatFormat.write(in, out, dropped);
        user();
        serviceTier();
        stream();
        rest();
        return new TranslatedRequest(
                Json.bytes(out, length),
                dropped.names(),
                TokenEstimate.ofRequest(in),
                new ClientCalls(false, functionNames.ownNames()));
    }

    /**
     * A server that keeps conversations is asked for the first turn of one: it is answered, the field named. A later turn
     * comes without what was said before, so it is refused in the way that makes Anthropic's SDK send it all.
     */
    private void thread() {
        if ("continue".equals(Json.text(Json.field(in, "thread"), "type"))) {
            throw new Untranslatable("thread: this provider keeps no conversations", "thread", "thread_not_found");
        }
    }

    private void maxTokens() {
        JsonNode most = Json.field(in, "max_tokens");
        if (most == null) {
            throw RequestFault.at(FieldPath.of("max_tokens"), RequestFault.REQUIRED);
        }
        if (!most.isIntegralNumber() || most.bigIntegerValue().signum() < 0) {
            throw RequestFault.at(FieldPath.of("max_tokens"), "Input should be a positive integer");
        }
        String field = model.wantsMaxCompletionTokens() ? "max_completion_tokens" : "max_tokens";
        if (most.bigIntegerValue().signum() == 0) {
            // Asks to fill the prompt cache and answer nothing, which only Anthropic offers.
            dropped.add("max_tokens");
            out.put(field, 1);
        } else {
            out.set(field, most);
        }
    }

    private void sampling(String field, @Nullable String effort) {
        JsonNode value = Json.field(in, field);
        if (value == null) {
            return;
        }
        if (!value.isNumber()) {
            throw RequestFault.at(FieldPath.of(field), "Input should be a valid number");
        }
        boolean usual = value.decimalValue().compareTo(BigDecimal.ONE) == 0;
        if (model.fixesSampling(effort)) {
            if (!usual) {
                dropped.add(field);
            }
            return;
        }
        out.set(field, value);
    }

    private void stop() {
        JsonNode sequences = Json.field(in, "stop_sequences");
        if (sequences == null) {
            return;
        }
        if (!sequences.isArray() || sequences.valueStream().anyMatch(s -> !s.isString())) {
            throw RequestFault.at(FieldPath.of("stop_sequences"), "Input should be a valid list of strings");
        }
        ArrayNode stop = Json.array();
        for (int i = 0; i < sequences.size(); i++) {
            if (i < MOST_STOPS && model.takesStop()) {
                stop.add(sequences.get(i));
            } else {
                dropped.add("stop_sequences[" + i + "]");
            }
        }
        if (!stop.isEmpty()) {
            out.set("stop", stop);
        }
    }

    private void user() {
        String user = Json.text(Json.field(in, "metadata"), "user_id");
        if (user == null || user.isEmpty()) {
            return;
        }
        if (refused("user")) {
            dropped.add("metadata.user_id");
        } else if (user.length() <= LONGEST_USER) {
            out.put("user", user);
        } else {
            // Longer ones are refused; a digest still tells one user from another. Claude Code's is 150 letters.
            dropped.add("metadata.user_id");
            out.put("user", digest(user));
        }
    }

    private static String digest(String user) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void serviceTier() {
        String tier = Json.text(in, "service_tier");
        String known = "standard_only".equals(tier) ? "default" : "auto".equals(tier) ? tier : null;
        if (known != null && !refused("service_tier")) {
            out.put("service_tier", known);
        } else {
            dropped.ifPresent(in, FieldPath.REQUEST, "service_tier");
        }
    }

    private void stream() {
        JsonNode stream = Json.field(in, "stream");
        if (stream == null) {
            return;
        }
        if (!stream.isBoolean()) {
            throw RequestFault.at(FieldPath.of("stream"), "Input should be a valid boolean");
        }
        out.set("stream", stream);
        if (stream.booleanValue() && !refused("stream_options")) {
            out.putObject("stream_options").put("include_usage", true);
        }
    }

    /** Names what is left, at the top and in the objects that were only partly acted on. */
    private void rest() {
        partly("thinking", THINKING);
        partly("output_config", OUTPUT_CONFIG);
        partly("metadata", METADATA);
        dropped.allBut(KNOWN, in, FieldPath.REQUEST);
    }

    private void partly(String field, Set<String> known) {
        JsonNode value = Json.field(in, field);
        if (value != null && !value.isObject()) {
            throw RequestFault.at(FieldPath.of(field), "Input should be an object");
        }
        if (value != null) {
            dropped.allBut(known, value, FieldPath.of(field));
        }
    }

    private boolean refused(String field) {
        return preset != null && preset.refused().contains(field);
    }
}
