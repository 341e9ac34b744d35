package dev.tollgate.telemetry.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one part, cut and without credentials. */
final class PartJson {
    private PartJson() {}

    static ObjectNode of(Part part) {
        return switch (part) {
            case Part.Text text -> typed("text").put("content", Budget.part(text.content()));
            case Part.Reasoning reasoning -> typed("reasoning").put("content", Budget.part(reasoning.content()));
            case Part.ToolCall call ->
                with(
                        identified("tool_call", call.id()).put("name", Budget.part(call.name())),
                        "arguments",
                        call.arguments());
            case Part.ToolResponse response ->
                with(identified("tool_call_response", response.id()), "response", response.response());
            case Part.Blob blob -> blob(blob);
            case Part.Uri uri -> typed("uri").put("modality", uri.modality()).put("uri", Budget.part(uri.uri()));
            case Part.Other other -> typed(Budget.part(other.type()));
        };
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode identified(String type, @Nullable String id) {
        ObjectNode node = typed(type);
        return id == null ? node : node.put("id", Budget.part(id));
    }

    /** JSON stays JSON where it is small and clean, else it becomes a cut text. */
    private static ObjectNode with(ObjectNode node, String name, @Nullable JsonNode value) {
        if (value == null) {
            return node;
        }
        String json = value.isString() ? value.stringValue() : Json.write(value);
        String clean = Budget.part(json);
        if (clean.equals(json)) {
            node.set(name, value);
        } else {
            node.put(name, clean);
        }
        return node;
    }

    private static ObjectNode blob(Part.Blob blob) {
        byte[] data = data(blob.base64());
        ObjectNode node = typed("blob").put("modality", blob.modality());
        if (blob.mimeType() != null) {
            node.put("mime_type", Budget.part(blob.mimeType()));
        }
        // the schema wants content; what is told instead is enough to recognise the data by
        return node.put("content", "").put("size", data.length).put("sha256", sha256(data));
    }

    private static byte[] data(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return base64.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
