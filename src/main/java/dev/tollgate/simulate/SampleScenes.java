package dev.tollgate.simulate;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The scenes of the sample traffic: who asks what of which model, and how it goes. */
final class SampleScenes {
    private static final List<String> CODING = List.of("claude-sonnet-5", "claude-sonnet-5", "claude-opus-4-8");
    private static final List<String> CHATTING = List.of("gpt-5.4-mini", "gpt-5.4-mini", "gpt-5.4");
    private static final List<Integer> ERRORS = List.of(429, 429, 529, 500);
    private static final JsonNode BASH = Json.object(
            "name", "Bash",
            "description", "Runs a command",
            "input_schema",
                    Json.object("type", "object", "properties", Json.object("command", Json.object("type", "string"))));

    private final SampleClient client;
    private final List<String> keys;

    SampleScenes(SampleClient client, List<String> keys) {
        this.client = client;
        this.keys = keys;
    }

    /** The next scene, to be played on a thread of its own. */
    Runnable next(Random random) {
        Random own = new Random(random.nextLong());
        int dice = random.nextInt(100);
        if (dice < 30) {
            return () -> code(own);
        } else if (dice < 55) {
            return () -> chat(own);
        } else if (dice < 65) {
            return () -> codex(own);
        } else if (dice < 75) {
            return () -> extract(own);
        } else if (dice < 85) {
            return () -> index(own);
        } else if (dice < 91) {
            return () -> leave(own);
        } else if (dice < 94) {
            return () -> guess(own);
        }
        return () -> fail(own);
    }

    /** A coding agent: a few turns over a cached prompt, the first of which calls a tool. */
    private void code(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "claude-cli/2.1 (external, cli)", random);
        String model = pick(CODING, random);
        ArrayNode messages = Json.MAPPER.createArrayNode();
        int turns = 1 + random.nextInt(4);
        long context = 12_000L + random.nextInt(30_000);
        for (int turn = 0; turn < turns; turn++) {
            long read = turn == 0 ? 0 : context;
            long written = turn == 0 ? context : 400L + random.nextInt(3_000);
            String usage = usage(20 + random.nextInt(200), 80 + random.nextInt(1_500), read, written);
            String tool = turn == 0 ? " [[tool:Bash {\"command\":\"make test\"}]]" : "";
            messages.add(user("Please fix the build." + tool + pace(random) + usage));
            client.post("/v1/messages?beta=true", caller.anthropic(), anthropic(model, messages), SampleClient.ALL);
            messages.add(Json.object("role", "assistant", "content", "Done."));
            context += written;
        }
    }

    private static ObjectNode anthropic(String model, ArrayNode messages) {
        return Json.object()
                .put("model", model)
                .put("max_tokens", 4096)
                .put("stream", true)
                .put("system", "You are a careful engineer.")
                .set("tools", Json.array(List.of(BASH)))
                .set("messages", messages);
    }

    /** A person in a chat window. */
    private void chat(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "support-chat/3.2", random);
        long cached = random.nextBoolean() ? 1_024 : 0;
        String usage = usage(150 + random.nextInt(900), 60 + random.nextInt(400), cached, 0);
        ObjectNode body = Json.object(
                "model", pick(CHATTING, random),
                "stream", true,
                "stream_options", Json.object("include_usage", true),
                "messages", List.of(user("Where is my parcel?" + pace(random) + usage)));
        client.post("/v1/chat/completions", caller.openAi(), body, SampleClient.ALL);
    }

    /** A coding agent of the other family, which thinks. */
    private void codex(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "codex_exec/0.169", random);
        long reasoning = 100L + random.nextInt(900);
        String usage = "[[usage:" + (2_000 + random.nextInt(9_000)) + ":" + (reasoning + 300) + ":8192:0:0:" + reasoning
                + "]]";
        ObjectNode body = Json.object()
                .put("model", "gpt-5.3-codex")
                .put("stream", true)
                .put("store", false)
                .set("reasoning", Json.object("effort", "medium", "summary", "auto"))
                .put("input", "Review this change." + pace(random) + usage);
        client.post("/v1/responses", caller.openAi(), body, SampleClient.ALL);
    }

    /** A job that wants JSON, whole. */
    private void extract(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "invoice-reader/1.0", random);
        ObjectNode schema =
                Json.object("type", "object", "properties", Json.object("total", Json.object("type", "number")));
        String usage = usage(900 + random.nextInt(4_000), 40 + random.nextInt(200), 0, 0);
        ObjectNode body = Json.object()
                .put("model", "claude-haiku-4-5-20251001")
                .put("max_tokens", 1024)
                .set("output_config", Json.object("format", Json.object("type", "json_schema", "schema", schema)))
                .set(
                        "messages",
                        Json.array(List.of(
                                user("Read the invoice. [[ttfb:" + (200 + random.nextInt(900)) + "]]" + usage))));
        client.post("/v1/messages", caller.anthropic(), body, SampleClient.ALL);
    }

    /** A job that embeds documents. */
    private void index(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "indexer/0.9", random);
        List<String> documents = Collections.nCopies(1 + random.nextInt(20), "lorem ipsum ".repeat(40));
        ObjectNode body = Json.object("model", "text-embedding-3-small", "input", documents);
        client.post("/v1/embeddings", caller.openAi(), body, SampleClient.ALL);
    }

    /** A person who closes the window in mid-answer. */
    private void leave(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "support-chat/3.2", random);
        ObjectNode body = Json.object()
                .put("model", "claude-sonnet-5")
                .put("max_tokens", 2048)
                .put("stream", true)
                .set("messages", Json.array(List.of(user("Tell me a long story. [[slow:200:40]]"))));
        client.post("/v1/messages", caller.anthropic(), body, 2_000 + random.nextInt(8_000));
    }

    /** What no bill is complete with: a model that has no price, or an answer that does not tell what it used. */
    private void guess(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "nightly-report/2.0", random);
        boolean unpriced = random.nextBoolean();
        ObjectNode body = Json.object(
                "model",
                unpriced ? "in-house-large" : "gpt-5.4-mini",
                "messages",
                List.of(user("Draft the report. [[ttfb:400]]" + (unpriced ? "" : " [[nousage]]"))));
        client.post("/v1/chat/completions", caller.openAi(), body, SampleClient.ALL);
    }

    /** Something goes wrong: at the provider, in mid-stream, or in the request. */
    private void fail(Random random) {
        SampleCaller caller = SampleCaller.of(keys, "nightly-report/2.0", random);
        String wrong = switch (random.nextInt(4)) {
            case 0 -> "[[mid:error]] [[long:20]]";
            case 1 -> "[[mid:disconnect]] [[long:20]]";
            default -> "[[fail:" + pick(ERRORS, random) + ":-1:" + caller.session() + ":ra=1]]";
        };
        boolean typo = random.nextInt(5) == 0;
        ObjectNode body = Json.object()
                .put("model", typo ? "claude-no-such-model" : "claude-haiku-4-5-20251001")
                .put("max_tokens", 1024)
                .put("stream", random.nextBoolean())
                .set("messages", Json.array(List.of(user("Summarise the day. " + wrong))));
        client.post("/v1/messages", caller.anthropic(), body, SampleClient.ALL);
    }

    private static JsonNode user(String text) {
        return Json.object("role", "user", "content", text);
    }

    /** A wait before the first byte, and so many words so many milliseconds apart. */
    private static String pace(Random random) {
        int words = 10 + random.nextInt(60);
        return " [[ttfb:" + (150 + random.nextInt(700)) + "]] [[slow:" + words + ":" + (10 + random.nextInt(40)) + "]]";
    }

    private static String usage(long input, long output, long read, long written) {
        return " [[usage:" + input + ":" + output + ":" + read + ":" + written + "]]";
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
