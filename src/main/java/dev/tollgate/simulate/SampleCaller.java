package dev.tollgate.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Somebody, or some job, that calls models.
 *
 * @param key the key that is used
 * @param agent the program, as its {@code user-agent} says
 * @param session which conversation this is
 */
record SampleCaller(String key, String agent, UUID session) {

    static SampleCaller of(List<String> keys, String agent, Random random) {
        UUID session = new UUID(random.nextLong(), random.nextLong());
        return new SampleCaller(keys.get(random.nextInt(keys.size())), agent, session);
    }

    Map<String, String> anthropic() {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-api-key", key);
        headers.put("anthropic-version", "2023-06-01");
        headers.put("user-agent", agent);
        headers.put("x-claude-code-session-id", session.toString());
        return headers;
    }

    Map<String, String> openAi() {
        return Map.of("authorization", "Bearer " + key, "user-agent", agent, "session-id", session.toString());
    }
}
