package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections that carry no exchange. */
final class QuietGuardTest {
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new QuietGuard(Duration.ofMinutes(10), Duration.ofSeconds(30)));

    @Test
    void aHeadThatIsBegunAndNotFinishedClosesItsConnection() {
        channel.writeInbound(Unpooled.copiedBuffer("POST /v1/mess", StandardCharsets.US_ASCII));
        pass(20);
        assertThat(channel.isOpen()).isTrue();
        pass(60);
        assertThat(channel.isOpen()).isFalse();
        channel.finishAndReleaseAll();
    }

    @Test
    void aConnectionThatOnlyWaitsStaysOpenForLongButNotForEver() {
        pass(9 * 60);
        assertThat(channel.isOpen()).isTrue();
        pass(2 * 60);
        assertThat(channel.isOpen()).isFalse();
    }

    private void pass(long seconds) {
        for (long i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runPendingTasks();
            channel.runScheduledPendingTasks();
        }
    }
}
