package dev.tollgate.pipeline;

import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who in a client's conversation asks: session, agent and sub-agent as the client names them, never made up. By header:
 * Claude Code's, opencode's, Codex's; the session else by what Claude Code writes into {@code metadata.user_id}. As long as
 * the client wrote them.
 */
public final class Sessions {
    private static final List<String> HEADERS =
            List.of("x-claude-code-session-id", "x-session-affinity", "session-id", "session_id");

    private Sessions() {}

    /** Claude Code's id of the sub-agent that asks. */
    public static @Nullable String agent(HttpHeaders headers) {
        return headers.get("x-claude-code-agent-id");
    }

    /** The agent that sent the sub-agent. */
    public static @Nullable String parentAgent(HttpHeaders headers) {
        return headers.get("x-claude-code-parent-agent-id");
    }

    /** The session: {@code gen_ai.conversation.id}, {@code session_id} in the ledger. */
    public static @Nullable String id(HttpHeaders headers, @Nullable RequestFacts facts) {
        for (String header : HEADERS) {
            String value = headers.get(header);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return facts == null ? null : facts.sessionId();
    }
}
