package dev.tollgate.wire;

public final class RequestScan {
    public static RequestFacts scan(byte[] b) {
        try {
            var t = new tools.jackson.databind.ObjectMapper().readTree(b);
            return new RequestFacts(
                    t.get("model") == null ? null : t.get("model").asString(),
                    t.get("stream") != null && t.get("stream").asBoolean());
        } catch (RuntimeException e) {
            throw new MalformedJson(String.valueOf(e.getMessage()));
        }
    }
}
