package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Family;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Decides what is answered to a request. Used on the simulator's event loop only. */
final class Endpoints {
    private final SimulatorOptions options;
    private final Control control;
    private final Injector injector = new Injector();
    private final Conversations conversations;
    private final Batches batches = new Batches();

    Endpoints(SimulatorOptions options, Control control) {
        this.options = options;
        this.control = control;
        this.conversations = new Conversations(injector, options);
    }

    Answered answer(Request request) {
        Reply.Whole ofItself = control.answer(request);
        if (ofItself != null) {
            if (request.path().endsWith("/reset")) {
                injector.reset();
            }
            return Answered.ofItself(ofItself);
        }
        JsonNode body = Json.parse(request.body());
        JsonNode read = body == null ? MissingNode.getInstance() : body;
        Prompt prompt = prompt(request.path(), read);
        String text = prompt == null ? "" : prompt.turn().text();
        Directives directives = Directives.of(text, request.header(Directives.HEADER));
        Call call = new Call(request, family(request), read, prompt, directives);
        Reply reply = reply(call, body != null);
        long delay = directives.number("ttfb", 0, 0)
                + (prompt == null ? 0 : options.latency().toMillis());
        return new Answered(reply, directives.text("id"), delay, form(reply, call), true);
    }

    /** By path where one family only has it; elsewhere Anthropic's clients are known by their headers. */
    static Family family(Request request) {
        String path = request.path();
        if (path.startsWith("/v1/messages")) {
            return Family.ANTHROPIC;
        }
        boolean openAi =
                path.startsWith("/v1/chat") || path.startsWith("/v1/responses") || path.startsWith("/v1/embeddings");
        boolean versioned = request.header("anthropic-version") != null;
        return versioned && !openAi ? Family.ANTHROPIC : Family.OPENAI;
    }

    private static @Nullable Prompt prompt(String path, JsonNode body) {
        if (!body.isObject()) {
            return null;
        }
        return switch (path) {
            case "/v1/messages", "/v1/messages/count_tokens" -> MessagesReader.read(body);
            case "/v1/chat/completions" -> ChatReader.read(body);
            case "/v1/responses", "/v1/responses/input_tokens" -> ResponsesReader.read(body);
            default -> null;
        };
    }

    private Reply reply(Call call, boolean readable) {
        String path = call.request().path();
        if (path.equals("/") || path.equals("/api/hello")) {
            return call.json(Json.object("message", "hello"));
        }
        if (path.equals("/v1/traces") || path.equals("/v1/metrics") || path.equals("/v1/logs")) {
            return call.json(Json.object());
        }
        Fault refused = Credentials.check(call.request(), call.family());
        if (refused != null) {
            return call.fault(refused);
        }
        Reply injected = injector.injected(call);
        if (injected != null) {
            return injected;
        }
        if (!readable) {
            return call.fault(Fault.of(400, "The request body is not valid JSON"));
        }
        return served(call, path);
    }

    private Reply served(Call call, String path) {
        if (path.startsWith("/v1/models")) {
            return Models.answer(call);
        }
        if (path.startsWith("/v1/messages/batches")) {
            return batches.answer(call);
        }
        if (path.startsWith("/v1/responses/") && !path.endsWith("/input_tokens")) {
            return conversations.stored(call, path.substring("/v1/responses/".length()));
        }
        if (!call.is("POST")) {
            return call.fault(unknown(call));
        }
        return switch (path) {
            case "/v1/messages" -> conversations.answer(call, Dialect.ANTHROPIC_MESSAGES);
            case "/v1/chat/completions" -> conversations.answer(call, Dialect.OPENAI_CHAT);
            case "/v1/responses" -> conversations.answer(call, Dialect.OPENAI_RESPONSES);
            case "/v1/messages/count_tokens" -> TokenCounts.messages(call);
            case "/v1/responses/input_tokens" -> TokenCounts.responses(call);
            case "/v1/embeddings" -> Embeddings.answer(call);
            default -> call.fault(unknown(call));
        };
    }

    private static Fault unknown(Call call) {
        return switch (call.family()) {
            case ANTHROPIC -> Fault.of(404, "Not found");
            case OPENAI ->
                Fault.of(
                        404,
                        "Invalid URL (" + call.request().method() + " "
                                + call.request().path() + ")");
        };
    }

    private WireForm form(Reply reply, Call call) {
        Directives directives = call.directives();
        String accepted = call.request().header("accept-encoding");
        return switch (reply) {
            case Reply.Whole whole ->
                new WireForm(
                        false, false, options.compression() == Compression.OFF ? null : Encoding.accepted(accepted));
            case Reply.Streamed stream ->
                new WireForm(directives.has("crlf"), directives.has("split"), streamEncoding(directives, accepted));
            case Reply.Reset reset -> WireForm.PLAIN;
        };
    }

    private @Nullable Encoding streamEncoding(Directives directives, @Nullable String accepted) {
        if (directives.has("gzip")) {
            return accepted != null && accepted.contains("gzip") ? Encoding.GZIP : null;
        }
        return options.compression() == Compression.ALL ? Encoding.accepted(accepted) : null;
    }
}
