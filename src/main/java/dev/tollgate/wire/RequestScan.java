package dev.tollgate.wire;

/**
 * Reads a request's facts in one pass over its bytes, which also checks that they are well-formed JSON: RFC 8259, with valid
 * UTF-8, and any spelling of numbers and depth of nesting that it allows.
 */
public final class RequestScan {
    private RequestScan() {}

    /**
     * @throws MalformedJson when the body is not JSON, is no object, or has {@code model} or {@code stream} twice
     */
    public static RequestFacts scan(byte[] body) {
        int start = JsonText.skipWhiteSpace(body, 0);
        if (start == body.length) {
            throw new MalformedJson(new JsonFault(start, JsonFault.END, "an object"));
        }
        if (body[start] != '{') {
            throw new MalformedJson(JsonFault.of(start, body[start], "an object"));
        }
        RequestCollector collector = new RequestCollector();
        JsonScanner<RequestField.Place> scanner = new JsonScanner<>(RequestField.PLACES, collector);
        scanner.scan(body, 0, body.length);
        scanner.finish();
        JsonFault fault = scanner.fault() == null ? collector.duplicate() : scanner.fault();
        if (fault != null) {
            throw new MalformedJson(fault);
        }
        return collector.facts();
    }
}
