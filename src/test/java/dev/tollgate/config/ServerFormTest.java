package dev.tollgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.auth.KeyDigest;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.TelemetrySettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code config} and {@code frontendPolicies}: what holds for the whole process. */
final class ServerFormTest {
    private static final String LLM = "llm: {models: [{name: a, provider: anthropic}]}\n";

    @Test
    void whatIsNotSaidHasADefault() {
        Configuration configuration = Read.yaml(LLM);

        assertThat(configuration.admin()).hasToString("/127.0.0.1:15000");
        assertThat(configuration.stats()).hasToString("/0.0.0.0:15020");
        assertThat(configuration.readiness()).hasToString("/0.0.0.0:15021");
        assertThat(configuration.logging()).isEqualTo(LoggingSettings.DEFAULT);
        assertThat(configuration.telemetry()).isEqualTo(TelemetrySettings.DEFAULT);
    }

    @Test
    void agentgatewaysOwnPortsAndLimitsAreRead() {
        Configuration configuration = Read.yaml(LLM + """
                config:
                  adminAddr: "[::]:15010"
                  statsAddr: localhost:15011
                  readinessAddr: 10.0.0.1:15012
                  connectionTerminationDeadline: 1m30s
                  logging:
                    level: debug
                    format: json
                    accessLog: false
                    fields: {remove: [src.addr]}
                frontendPolicies:
                  http: {maxBufferSize: 1048576}
                  accessLog: {remove: [http.host]}
                """);

        assertThat(configuration.admin().getHostString()).isEqualTo("0:0:0:0:0:0:0:0");
        assertThat(configuration.stats()).hasToString("/127.0.0.1:15011");
        assertThat(configuration.readiness().getPort()).isEqualTo(15012);
        assertThat(configuration.drain()).isEqualTo(Duration.ofSeconds(90));
        assertThat(configuration.maxBody()).isEqualTo(1048576);
        assertThat(configuration.logging())
                .isEqualTo(new LoggingSettings(
                        "debug", LoggingSettings.Format.JSON, false, Set.of("src.addr", "http.host")));
    }

    @Test
    void agentgatewaysVariablesOverruleTheFile() {
        Configuration configuration = Read.yaml(
                LLM + "config: {adminAddr: 'localhost:1', statsAddr: 'localhost:2'}",
                Map.of(
                        "ADMIN_ADDR", "127.0.0.1:15100",
                        "STATS_ADDR", "",
                        "READINESS_ADDR", "127.0.0.1:15102",
                        "CONNECTION_TERMINATION_DEADLINE", "7s"));

        assertThat(configuration.admin().getPort()).isEqualTo(15100);
        assertThat(configuration.stats().getPort()).isEqualTo(2);
        assertThat(configuration.readiness().getPort()).isEqualTo(15102);
        assertThat(configuration.drain()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void theAdminTokenIsReadLikeAnySecretAndNotKept() {
        Configuration configuration = Read.yaml(LLM + "config: {adminToken: $KEY}");

        assertThat(configuration.adminToken()).isEqualTo(KeyDigest.ofKey("sk-held-by-a-variable"));
        assertThat(configuration.toString()).doesNotContain("sk-held-by-a-variable");
        assertThat(Read.yaml(LLM).adminToken()).isNull();
    }

    @Test
    void telemetryIsReadInItsOwnWords() {
        TelemetrySettings telemetry = Read.yaml(LLM + """
                        config:
                          telemetry:
                            otlpEndpoint: http://collector:4317
                            otlpProtocol: http
                            otlpHeaders: {x-key: $KEY}
                            sampling: 0.25
                            incoming: ignore
                            genAi: both
                            captureContent: event
                            headers:
                              X-Team: team
                              x-stage: {attribute: stage, values: [test, live]}
                        """).telemetry();

        assertThat(telemetry.otlpEndpoint()).isEqualTo("http://collector:4317");
        assertThat(telemetry.otlpProtocol()).isEqualTo("http/protobuf");
        assertThat(telemetry.otlpHeaders()).isEqualTo(Map.of("x-key", "sk-held-by-a-variable"));
        assertThat(telemetry.sampling()).isEqualTo(0.25);
        assertThat(telemetry.incoming()).isEqualTo(TelemetrySettings.Incoming.IGNORE);
        assertThat(telemetry.genAi()).isEqualTo(TelemetrySettings.Conventions.BOTH);
        assertThat(telemetry.captureContent()).isEqualTo(TelemetrySettings.CaptureContent.EVENT);
        assertThat(telemetry.headers())
                .containsExactly(
                        new TelemetrySettings.ToldHeader("x-team", "team", Set.of()),
                        new TelemetrySettings.ToldHeader("x-stage", "stage", Set.of("test", "live")));
    }

    @Test
    void telemetryIsReadInBothOfAgentgatewaysWords() {
        TelemetrySettings older = Read.yaml(LLM + """
                        config:
                          tracing: {otlpEndpoint: "http://collector:4317", otlpProtocol: grpc, randomSampling: true}
                        """).telemetry();
        TelemetrySettings newer = Read.yaml(LLM + """
                        config: {telemetry: {incoming: link}}
                        frontendPolicies:
                          tracing: {host: "collector:4318", protocol: http, randomSampling: "0.5", clientSampling: true}
                        """).telemetry();

        assertThat(older.otlpEndpoint()).isEqualTo("http://collector:4317");
        assertThat(older.sampling()).isEqualTo(1.0);
        assertThat(newer.otlpEndpoint()).isEqualTo("http://collector:4318");
        assertThat(newer.otlpProtocol()).isEqualTo("http/protobuf");
        assertThat(newer.sampling()).isEqualTo(0.5);
        assertThat(newer.incoming()).isEqualTo(TelemetrySettings.Incoming.LINK);
    }
}
