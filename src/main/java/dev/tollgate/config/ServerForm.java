package dev.tollgate.config;

import dev.tollgate.auth.KeyDigest;
import dev.tollgate.config.form.Durations;
import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Value;
import dev.tollgate.pricing.PriceOverrides;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code config}: what holds for the whole process. All of it is null where the file says nothing.
 *
 * @param adminAt where {@code adminAddr} stands, for faults; so for the others
 * @param adminToken digest of the token that the admin API asks for
 * @param listen the address of every bind
 */
record ServerForm(
        @Nullable InetSocketAddress admin,
        Value adminAt,
        @Nullable KeyDigest adminToken,
        @Nullable InetSocketAddress stats,
        Value statsAt,
        @Nullable InetSocketAddress readiness,
        Value readinessAt,
        @Nullable String listen,
        @Nullable Duration drain,
        LoggingForm logging,
        @Nullable TelemetryForm telemetry,
        @Nullable TelemetryForm tracing,
        LedgerForm ledger,
        PriceOverrides prices) {

    private static final Key<InetSocketAddress> ADMIN = Key.optional(
            "adminAddr", Texts.ADDRESS, "the admin API; `localhost:15000` unless given, `ADMIN_ADDR` overrules");
    private static final Key<KeyDigest> ADMIN_TOKEN = Key.telling(
            "adminToken",
            SecretForm.of("a token of printable characters, such as $TOLLGATE_ADMIN_TOKEN")
                    .map(KeyDigest::ofKey),
            "the token that the admin API asks for, as `Authorization: Bearer`; without one it answers on loopback only");
    private static final Key<InetSocketAddress> STATS = Key.optional(
            "statsAddr", Texts.ADDRESS, "the metrics; `0.0.0.0:15020` unless given, `STATS_ADDR` overrules");
    private static final Key<InetSocketAddress> READINESS = Key.optional(
            "readinessAddr",
            Texts.ADDRESS,
            "the health endpoints; `0.0.0.0:15021` unless given, `READINESS_ADDR` overrules");
    private static final Key<String> LISTEN = Key.optional(
            "listen",
            Texts.LISTEN,
            "the address of every bind; otherwise `TOLLGATE_LISTEN`, otherwise as \"closed by default\" says");
    private static final Key<Duration> DRAIN = Key.optional(
            "connectionTerminationDeadline",
            Durations.FORM,
            "how long running streams may go on after SIGTERM; 25s unless given, `CONNECTION_TERMINATION_DEADLINE` overrules");
    private static final Key<LoggingForm> LOGGING = Key.optional("logging", LoggingForm.FORM, "the program's own log");
    private static final Key<TelemetryForm> TELEMETRY =
            Key.optional("telemetry", TelemetryForm.OWN, "where telemetry goes, and what it holds");
    private static final Key<TelemetryForm> TRACING =
            Key.optional("tracing", TelemetryForm.TRACING, "agentgateway's older words for the same");

    private static final Key<LedgerForm> LEDGER =
            Key.optional("ledger", LedgerForm.FORM, "where requests are booked, and how surely");

    static final Key<ServerForm> CONFIG = Key.optional(
            "config",
            Mapping.of(
                            ADMIN,
                            ADMIN_TOKEN,
                            STATS,
                            READINESS,
                            LISTEN,
                            DRAIN,
                            LOGGING,
                            TELEMETRY,
                            TRACING,
                            LEDGER,
                            PricesForm.PRICES_KEY)
                    .notSupported(
                            "additionalTrustDomains",
                            "backend",
                            "caAddress",
                            "caAuthToken",
                            "clusterId",
                            "connectionMinTerminationDeadline",
                            "customFunctions",
                            "database",
                            "dns",
                            "enableIpv6",
                            "gateway",
                            "hbone",
                            "localXdsPath",
                            "mcp",
                            "metrics",
                            "modelCatalog",
                            "namespace",
                            "network",
                            "serviceAccount",
                            "session",
                            "skipValidateTrustDomain",
                            "standardAttributes",
                            "storage",
                            "trustDomain",
                            "workerThreads",
                            "xdsAddress",
                            "xdsAuthToken")
                    .reads(ServerForm::of),
            "what holds for the whole process; a change needs a restart, but for `prices`, `logging.level` and `connectionTerminationDeadline`");

    /** What holds without {@code config}; faults then belong to the file. */
    static ServerForm none(Value file) {
        return new ServerForm(
                null,
                file,
                null,
                null,
                file,
                null,
                file,
                null,
                null,
                LoggingForm.NONE,
                null,
                null,
                LedgerForm.NONE,
                PriceOverrides.NONE);
    }

    private static ServerForm of(Fields fields) {
        return new ServerForm(
                fields.find(ADMIN),
                fields.at(ADMIN),
                fields.find(ADMIN_TOKEN),
                fields.find(STATS),
                fields.at(STATS),
                fields.find(READINESS),
                fields.at(READINESS),
                fields.find(LISTEN),
                fields.find(DRAIN),
                fields.get(LOGGING, LoggingForm.NONE),
                fields.find(TELEMETRY),
                fields.find(TRACING),
                fields.get(LEDGER, LedgerForm.NONE),
                fields.get(PricesForm.PRICES_KEY, PriceOverrides.NONE));
    }
}
