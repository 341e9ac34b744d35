package dev.tollgate.simulate;

import dev.tollgate.llm.Dialect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's Embeddings API; every text has the same vector. */
final class Embeddings {
    private static final float[] VECTOR = {0.1f, -0.2f, 0.3f};
    private static final int MOST_DIMENSIONS = 4096;

    private Embeddings() {}

    static Reply answer(Call call) {
        JsonNode body = call.body();
        String model = body.path("model").stringValue("");
        JsonNode input = body.path("input");
        if (model.isEmpty()) {
            return call.fault(Fault.field("model", "you must provide a model parameter"));
        }
        if (!input.isString() && input.isEmpty()) {
            return call.fault(Fault.field("input", "'$.input' is invalid. Expected a text or a list."));
        }
        if (model.contains("no-such-model")) {
            return call.fault(Fault.of(404, Models.absent(model)));
        }
        int texts = input.isString() || input.path(0).isNumber() ? 1 : input.size();
        Object embedding = embedding(body);
        List<ObjectNode> data = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            data.add(Json.object("object", "embedding", "index", i, "embedding", embedding));
        }
        long tokens = call.directives().number("usage", 0, Json.tokens(input));
        ObjectNode answer = Json.object()
                .put("object", "list")
                .put("model", model)
                .set("data", Json.array(data))
                .set("usage", Json.object("prompt_tokens", tokens, "total_tokens", tokens));
        Tokens billed = new Tokens(tokens, 0, 0, 0, 0, 0, 0, "default");
        Charge charge = new Charge(
                Dialect.OPENAI_EMBEDDINGS, model, false, call.request().id(), billed);
        return Reply.charged(call.headers(), answer, charge);
    }

    private static Object embedding(JsonNode body) {
        int dimensions = Math.clamp(body.path("dimensions").intValue(VECTOR.length), 1, MOST_DIMENSIONS);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * dimensions).order(ByteOrder.LITTLE_ENDIAN);
        ArrayNode numbers = Json.MAPPER.createArrayNode();
        for (int i = 0; i < dimensions; i++) {
            bytes.putFloat(VECTOR[i % VECTOR.length]);
            numbers.add(VECTOR[i % VECTOR.length]);
        }
        boolean base64 = body.path("encoding_format").stringValue("float").equals("base64");
        return base64 ? Base64.getEncoder().encodeToString(bytes.array()) : numbers;
    }
}
