package dev.tollgate.simulate;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes requests fail as their directives want, so many times for each key. */
final class Injector {
    private final Recent<String, Long> seen = new Recent<>(100_000);

    /** The failure to answer with, or null to go on. */
    @Nullable
    Reply injected(Call call) {
        Directives directives = call.directives();
        if (directives.has("failreset") && hit("reset", directives.parts("failreset"), 0)) {
            return new Reply.Reset();
        }
        if (directives.has("fail") && hit("fail", directives.parts("fail"), 1)) {
            return failure(call, (int) directives.number("fail", 0, 500), directives.parts("fail"));
        }
        return null;
    }

    /** What is to happen in mid-stream, or null. */
    @Nullable
    String trouble(Directives directives) {
        List<String> once = directives.parts("midonce");
        if (!once.isEmpty()) {
            return hit("mid", once, 1) ? once.getFirst() : null;
        }
        return directives.text("mid");
    }

    /** Counts a request with this key; the number of times stands at a part, the key after it. */
    private boolean hit(String kind, List<String> parts, int at) {
        String times = at < parts.size() ? parts.get(at) : "1";
        String key = kind + ":" + (at + 1 < parts.size() ? parts.get(at + 1) : "");
        long count = seen.merge(key, 1L, Long::sum);
        try {
            long wanted = Long.parseLong(times);
            return wanted < 0 || count <= wanted;
        } catch (NumberFormatException e) {
            return count <= 1;
        }
    }

    private static Reply failure(Call call, int asked, List<String> parts) {
        int status = asked >= 400 && asked <= 599 ? asked : 500;
        if (parts.contains("html")) {
            String page = "<html><body><h1>" + status + " Bad Gateway</h1></body></html>";
            return Reply.text(status, new DefaultHttpHeaders(), "text/html", page);
        }
        Map<String, String> headers = new HashMap<>();
        for (String option : parts) {
            int equals = option.indexOf('=');
            String value = option.substring(equals + 1);
            switch (equals < 0 ? "" : option.substring(0, equals)) {
                case "ra" -> headers.put("retry-after", value);
                case "rams" -> headers.put("retry-after-ms", value);
                case "xsr" -> headers.put("x-should-retry", value);
                default -> {}
            }
        }
        return call.fault(new Fault(status, null, null, null, headers));
    }

    void reset() {
        seen.clear();
    }
}
