package dev.tollgate.telemetry.sdk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Sends the gateway's own log over OTLP too. What the exporters say of themselves stays out, or it would never end. */
final class ApplicationLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final LoggerProvider loggers;

    private ApplicationLog(LoggerProvider loggers) {
        this.loggers = loggers;
    }

    /** @param exported whether log records go anywhere; else nothing is attached */
    static ApplicationLog attach(LoggerProvider loggers, boolean exported) {
        ApplicationLog log = new ApplicationLog(loggers);
        if (exported && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            log.setContext(context);
            log.setName("otlp");
            log.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        }
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String name = event.getLoggerName();
        if (name.startsWith("io.opentelemetry") || name.startsWith("okhttp3")) {
            return;
        }
        LogRecordBuilder record = loggers.get(name)
                .logRecordBuilder()
                .setContext(Context.root())
                .setTimestamp(event.getTimeStamp(), TimeUnit.MILLISECONDS)
                .setSeverity(severity(event.getLevel()))
                .setSeverityText(event.getLevel().toString())
                .setBody(event.getFormattedMessage());
        if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            record.setException(proxy.getThrowable());
        }
        record.emit();
    }

    private static Severity severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> Severity.ERROR;
            case Level.WARN_INT -> Severity.WARN;
            case Level.INFO_INT -> Severity.INFO;
            case Level.DEBUG_INT -> Severity.DEBUG;
            default -> Severity.TRACE;
        };
    }

    @Override
    public void close() {
        if (getContext() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
            stop();
        }
    }
}
