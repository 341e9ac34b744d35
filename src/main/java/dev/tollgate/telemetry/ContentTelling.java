package dev.tollgate.telemetry;

import dev.tollgate.llm.Dialect;
import dev.tollgate.llm.Operation;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.read.RequestBody;
import dev.tollgate.telemetry.TelemetrySettings.CaptureContent;
import dev.tollgate.telemetry.content.AnswerCapture;
import dev.tollgate.telemetry.content.CapturedContent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was asked and answered where the configuration wants it: on the CLIENT span, or as the conventions' event of an
 * inference. Off unless it is asked for.
 */
final class ContentTelling {
    static final String EVENT = "gen_ai.client.inference.operation.details";

    /** Larger requests are told without what they ask: to read them would hold up the event loop. */
    private static final int LARGEST_BODY = 4 << 20;

    private final CaptureContent where;
    private final Logger logger;

    ContentTelling(CaptureContent where, Logger logger) {
        this.where = where;
        this.logger = logger;
    }

    /** What collects the answer of an attempt, or null where nothing is told. */
    @Nullable
    AnswerCapture capture(Attempt attempt, boolean eventStream) {
        Dialect dialect = attempt.upstream().dialect();
        return where == CaptureContent.OFF || dialect.operation() != Operation.CHAT
                ? null
                : new AnswerCapture(dialect, eventStream);
    }

    /** @param context holds {@code span}, the CLIENT span of the attempt */
    void tell(
            Exchange exchange,
            Attempt attempt,
            Span span,
            Context context,
            long endedNanos,
            @Nullable AnswerCapture answer) {
        Dialect asked = exchange.dialect();
        if (asked == null || asked.operation() != Operation.CHAT) {
            return;
        }
        switch (where) {
            case OFF -> {
                // the usual case
            }
            case SPAN -> {
                if (span.isRecording()) {
                    span.setAllAttributes(attributes(exchange, asked, answer));
                }
            }
            case EVENT -> {
                if (logger.isEnabled(Severity.INFO, context)) {
                    logger.logRecordBuilder()
                            .setEventName(EVENT)
                            .setContext(context)
                            .setTimestamp(Moments.epochNanos(exchange, endedNanos), TimeUnit.NANOSECONDS)
                            .setSeverity(Severity.INFO)
                            .setAllAttributes(attributes(exchange, asked, answer))
                            .setAttribute(GenAi.OPERATION, asked.operation().text())
                            .setAttribute(GenAi.PROVIDER, attempt.upstream().provider())
                            .emit();
                }
            }
        }
    }

    private static Attributes attributes(Exchange exchange, Dialect asked, @Nullable AnswerCapture answer) {
        RequestBody body = exchange.find(RequestBody.class);
        byte[] plain = body == null || body.plain().length > LARGEST_BODY ? new byte[0] : body.plain();
        CapturedContent content = CapturedContent.of(asked, plain, answer);
        AttributesBuilder attributes = Attributes.builder();
        put(attributes, GenAi.OUTPUT_MESSAGES, content.outputMessages());
        put(attributes, GenAi.SYSTEM_INSTRUCTIONS, content.systemInstructions());
        put(attributes, GenAi.TOOL_DEFINITIONS, content.toolDefinitions());
        put(attributes, GenAi.INPUT_MESSAGES, content.inputMessages());
        return attributes.build();
    }

    private static void put(AttributesBuilder attributes, AttributeKey<String> key, @Nullable String value) {
        if (value != null) {
            attributes.put(key, value);
        }
    }
}
