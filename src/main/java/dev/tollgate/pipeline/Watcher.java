package dev.tollgate.pipeline;

import io.micronaut.http.MutableHttpHeaders;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees what becomes of an exchange without taking part in it: telemetry and ledger. Called on the exchange's event loop;
 * must not block. What it throws is logged and goes no further.
 */
public interface Watcher {
    /** A provider is about to be called; {@code headers} are what will be sent to it. */
    default void attemptStarting(Exchange exchange, Attempt attempt, MutableHttpHeaders headers) {}

    /**
     * A provider's answer has begun; what is returned here gets its plain bytes, piece by piece as they come, to look at and
     * not to keep. Null does not look.
     *
     * @param eventStream whether it comes as server-sent events
     */
    default @Nullable Consumer<ByteBuffer> reader(Exchange exchange, Attempt attempt, boolean eventStream) {
        return null;
    }

    /** An attempt is over, and with it all that is known of its answer. */
    default void attemptEnded(Exchange exchange, Attempt attempt) {}

    /**
     * The answer is complete but for its last bytes. The last bytes are held back until what is returned here is done; where it
     * fails, the client never gets them. Null holds nothing back.
     *
     * @param ending how the exchange ends once they are let go
     */
    default @Nullable CompletionStage<?> settle(Exchange exchange, Attempt attempt, Ending ending) {
        return null;
    }

    /** The exchange is over. Called exactly once, last of all. */
    default void ended(Exchange exchange, Ending ending) {}
}
