package dev.tollgate.telemetry.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the SDK says of its troubles. */
final class SdkLogTest {
    @Test
    void eachOfItsLoggersSpeaksOnceAMinute() {
        SdkLog.takeOver();
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger logback = (Logger) LoggerFactory.getLogger("io.opentelemetry.test");
        logback.addAppender(said);
        java.util.logging.Logger one = java.util.logging.Logger.getLogger("io.opentelemetry.test.One");
        java.util.logging.Logger two = java.util.logging.Logger.getLogger("io.opentelemetry.test.Two");
        for (int i = 0; i < 100; i++) {
            one.log(Level.SEVERE, "Failed to export {0} spans", i);
            two.warning("Other");
            two.info("no trouble");
        }
        logback.detachAppender(said);

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Failed to export 0 spans", "Other");
    }
}
