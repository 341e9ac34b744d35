package dev.tollgate.simulate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the newest requests, and as many of their bodies as fit. Used on the simulator's event loop only. */
final class RequestLog {
    private static final int KEPT = 10_000;
    private static final int LARGEST_BODY = 4 << 20;
    private static final long ALL_BODIES = 32 << 20;

    private final Recent<Long, ReceivedRequest> requests = new Recent<>(KEPT);
    private final Deque<ReceivedRequest> withBody = new ArrayDeque<>();
    private long bodyBytes;
    private long sequence;

    /** Notes a request and returns its sequence number. */
    long received(Request request, @Nullable String tag) {
        byte[] body = request.body();
        boolean kept = body.length > 0 && body.length <= LARGEST_BODY;
        ReceivedRequest received = new ReceivedRequest(
                ++sequence,
                request.id(),
                tag,
                request.at(),
                request.method(),
                request.url(),
                request.headers().entries().stream()
                        .map(ReceivedRequest::logged)
                        .toList(),
                request.receivedBytes(),
                request.sha256(),
                kept ? new String(body, StandardCharsets.UTF_8) : null,
                null,
                ReceivedRequest.Ended.NOT_YET,
                null);
        requests.put(sequence, received);
        if (kept) {
            bodyBytes += received.bodyBytes();
            withBody.add(received);
            forgetBodies();
        }
        return sequence;
    }

    private void forgetBodies() {
        while (bodyBytes > ALL_BODIES || withBody.size() > KEPT) {
            ReceivedRequest oldest = withBody.remove();
            bodyBytes -= oldest.bodyBytes();
            requests.computeIfPresent(oldest.sequence(), (number, request) -> request.withoutBody());
        }
    }

    void ended(long number, @Nullable Integer status, ReceivedRequest.Ended ended, long millis) {
        requests.computeIfPresent(number, (same, request) -> request.answered(status, ended, millis));
    }

    /** The requests with a tag, or all if it is null, after a sequence number, oldest first. */
    List<ReceivedRequest> requests(@Nullable String tag, long since) {
        return requests.values().stream()
                .filter(request -> request.sequence() > since)
                .filter(request -> tag == null || tag.equals(request.tag()))
                .toList();
    }

    void reset() {
        requests.clear();
        withBody.clear();
        bodyBytes = 0;
    }
}
