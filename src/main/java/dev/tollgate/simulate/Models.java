package dev.tollgate.simulate;

import dev.tollgate.llm.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The list of models, in the shape that the asker's family has. */
final class Models {
    private static final String PATH = "/v1/models";
    private static final List<String> CLAUDE = named("claude-opus-5 claude-sonnet-5 claude-opus-4-8 claude-sonnet-4-6"
            + " claude-opus-4-6 claude-haiku-4-5-20251001 claude-haiku-4-5");
    private static final List<String> OPENAI =
            named("gpt-5.5 gpt-5.4 gpt-5.4-mini gpt-5.3-codex gpt-5.2 gpt-5-mini text-embedding-3-small");
    private static final long CREATED = 1_767_225_600;
    private static final int MOST = 1000;

    private Models() {}

    private static List<String> named(String names) {
        return List.of(names.split(" ", -1));
    }

    /** What OpenAI says of a model that does not exist. */
    static String absent(String model) {
        return "The model `" + model + "` does not exist or you do not have access to it.";
    }

    static Reply answer(Call call) {
        String path = call.request().path();
        if (!call.is("GET") && !call.is("HEAD")) {
            return call.fault(Fault.of(405, "Method Not Allowed"));
        }
        boolean list = path.equals(PATH);
        return switch (call.family()) {
            case ANTHROPIC -> list ? page(call) : one(call, path.substring(PATH.length() + 1));
            case OPENAI -> list ? openAiList(call) : one(call, path.substring(PATH.length() + 1));
        };
    }

    /** A page after {@code after_id}, or before {@code before_id}. */
    private static Reply page(Call call) {
        int limit = (int) Math.clamp(call.request().query("limit", 20), 1, MOST);
        String before = call.request().query("before_id");
        int end = before == null ? CLAUDE.size() : Math.max(0, CLAUDE.indexOf(before));
        int after = CLAUDE.indexOf(Objects.requireNonNullElse(call.request().query("after_id"), "")) + 1;
        int start = before == null ? after : Math.max(0, end - limit);
        int stop = Math.min(end, start + limit);
        return call.json(Page.of(
                CLAUDE.subList(start, stop).stream().map(Models::claude).toList(),
                before == null ? stop < end : start > 0));
    }

    private static Reply one(Call call, String id) {
        boolean anthropic = call.family() == Family.ANTHROPIC;
        boolean known = CLAUDE.contains(id) || (!anthropic && OPENAI.contains(id));
        if (!known) {
            return call.fault(Fault.of(404, anthropic ? "model: " + id : "The model '" + id + "' does not exist"));
        }
        return call.json(anthropic ? claude(id) : openAi(id));
    }

    private static Reply openAiList(Call call) {
        List<String> all = new ArrayList<>(OPENAI);
        all.addAll(CLAUDE);
        return call.json(Json.object()
                .put("object", "list")
                .set("data", Json.array(all.stream().map(Models::openAi).toList())));
    }

    private static ObjectNode openAi(String id) {
        return Json.object("id", id, "object", "model", "created", CREATED, "owned_by", "simulated");
    }

    private static ObjectNode claude(String id) {
        return Json.object()
                .put("type", "model")
                .put("id", id)
                .put("display_name", displayName(id))
                .put("created_at", "2026-0" + (9 - CLAUDE.indexOf(id)) + "-01T00:00:00Z")
                .put("max_input_tokens", 1_000_000)
                .put("max_tokens", 128_000)
                .set("capabilities", capabilities());
    }

    /** {@code claude-haiku-4-5-20251001} is shown as {@code Claude Haiku 4.5}. */
    private static String displayName(String id) {
        StringBuilder name = new StringBuilder("Claude");
        @Nullable String before = null;
        for (String word :
                id.substring("claude-".length()).replaceFirst("-\\d{8}$", "").split("-", -1)) {
            boolean number = Character.isDigit(word.charAt(0));
            boolean follows = before != null && Character.isDigit(before.charAt(0));
            name.append(number && follows ? '.' : ' ');
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            before = word;
        }
        return name.toString();
    }

    private static ObjectNode capabilities() {
        ObjectNode yes = Json.object("supported", true);
        ObjectNode effort = Json.object("supported", true, "low", yes, "medium", yes, "high", yes, "max", yes);
        ObjectNode types = Json.object("adaptive", yes, "disabled", yes, "enabled", yes);
        return Json.object(
                "batch", yes,
                "citations", yes,
                "code_execution", yes,
                "context_management", yes,
                "effort", effort,
                "image_input", yes,
                "pdf_input", yes,
                "structured_outputs", yes,
                "thinking", Json.object("supported", true, "types", types));
    }
}
