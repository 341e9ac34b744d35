package dev.tollgate.telemetry;

import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who in a client's conversation asks. {@code gen_ai.conversation.id}: the session as the client names it, never made up. By header: Claude Code's, opencode's,
 * Codex's; else what Claude Code writes into {@code metadata.user_id}.
 */
final class Sessions {
    private static final List<String> HEADERS =
            List.of("x-claude-code-session-id", "x-session-affinity", "session-id", "session_id");

    private Sessions() {}

    /** Claude Code's id of the sub-agent that asks. */
    static @Nullable String agent(HttpHeaders headers) {
        return headers.get("x-claude-code-agent-id");
    }

    static @Nullable String parentAgent(HttpHeaders headers) {
        return headers.get("x-claude-code-parent-agent-id");
    }

    static @Nullable String id(HttpHeaders headers, @Nullable RequestFacts facts) {
        for (String header : HEADERS) {
            String value = headers.get(header);
            if (value != null && !value.isBlank()) {
                return Text.cut(value, RequestAttributes.LONGEST);
            }
        }
        return facts == null || facts.sessionId() == null
                ? null
                : Text.cut(facts.sessionId(), RequestAttributes.LONGEST);
    }
}
