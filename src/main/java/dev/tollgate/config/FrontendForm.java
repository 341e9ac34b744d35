package dev.tollgate.config;

import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code frontendPolicies}: agentgateway's settings for all that comes in.
 *
 * @param maxBody in bytes, null where the file says nothing
 * @param withoutLogKeys keys left out of the access log
 */
record FrontendForm(
        @Nullable Long maxBody,
        List<String> withoutLogKeys,
        @Nullable TelemetryForm tracing) {
    static final FrontendForm NONE = new FrontendForm(null, List.of(), null);

    private static final Key<Long> MAX_BUFFER_SIZE = Key.optional(
            "maxBufferSize", Whole.atLeast(1, "of bytes"), "the largest request body; 33554432 (32 MiB) unless given");
    private static final Key<Long> HTTP = Key.optional(
            "http",
            Mapping.of(MAX_BUFFER_SIZE)
                    .notSupported(
                            "http1HeaderCase",
                            "http1IdleTimeout",
                            "http1MaxHeaders",
                            "http2ConnectionWindowSize",
                            "http2FrameSize",
                            "http2KeepaliveInterval",
                            "http2KeepaliveTimeout",
                            "http2MaxHeaderSize",
                            "http2WindowSize",
                            "maxConnectionDuration")
                    .reads(fields -> fields.find(MAX_BUFFER_SIZE)),
            "limits of what comes in");
    private static final Key<List<String>> ACCESS_LOG = Key.optional(
            "accessLog",
            Mapping.of(LoggingForm.REMOVE)
                    .notSupported("add", "database", "filter", "otlp", "preset")
                    .reads(fields -> fields.get(LoggingForm.REMOVE, List.of())),
            "the line of each request");
    private static final Key<List<String>> ACCESS_LOG_ALIAS = ACCESS_LOG.alsoAs("logging");
    private static final Key<TelemetryForm> TRACING =
            Key.optional("tracing", TelemetryForm.FRONTEND, "agentgateway's words for `config.telemetry`");

    static final Key<FrontendForm> FRONTEND_POLICIES = Key.optional(
            "frontendPolicies",
            Mapping.of(HTTP, ACCESS_LOG, ACCESS_LOG_ALIAS, TRACING)
                    .notSupported(
                            "connect",
                            "networkAuthorization",
                            "networkExtAuthz",
                            "proxy",
                            "proxyProtocol",
                            "tcp",
                            "tls")
                    .reads(fields -> {
                        List<String> log = fields.get(ACCESS_LOG_ALIAS, List.of());
                        return new FrontendForm(fields.find(HTTP), fields.get(ACCESS_LOG, log), fields.find(TRACING));
                    }),
            "settings for all that comes in");
}
