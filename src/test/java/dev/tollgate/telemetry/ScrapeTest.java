package dev.tollgate.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.telemetry.sdk.Scrape;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text for Prometheus: its names, its two formats, and that it is there whatever is exported. */
final class ScrapeTest {
    @Test
    void prometheusTextHasPrometheusNames() {
        try (RecordedTelemetry recorded = RecordedTelemetry.start()) {
            PlayedRoad.completed(recorded);
            Scrape scrape = recorded.telemetry().scrape(null);
            String text = new String(scrape.body(), UTF_8);

            assertThat(scrape.contentType()).startsWith("text/plain; version=0.0.4");
            assertThat(text)
                    .contains("# TYPE gen_ai_client_operation_duration_seconds histogram")
                    .contains("gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name=\"chat\","
                            + "gen_ai_provider_name=\"anthropic\",gen_ai_request_model=\"" + PlayedRoad.MODEL
                            + "\",gen_ai_response_model=\"" + PlayedRoad.MODEL
                            + "\",server_address=\"api.anthropic.com\"} 1")
                    .contains("gen_ai_client_token_usage_sum{")
                    .contains("gen_ai_server_time_to_first_token_seconds_bucket{")
                    .contains("http_server_request_duration_seconds_bucket{")
                    .contains("http_server_active_requests{http_request_method=\"POST\",url_scheme=\"http\"} 0")
                    .contains("tollgate_usage_tokens_total{")
                    .contains("tollgate_upstream_attempts_total{")
                    .contains("target_info{")
                    .doesNotContain("otel_scope");
        }
    }

    @Test
    void openMetricsTextHasExemplars() {
        try (RecordedTelemetry recorded = RecordedTelemetry.start()) {
            PlayedRoad.completed(recorded);
            String trace = recorded.spans().getFirst().getTraceId();
            Scrape scrape = recorded.telemetry()
                    .scrape("application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.3");

            assertThat(scrape.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
            assertThat(new String(scrape.body(), UTF_8))
                    .contains("trace_id=\"" + trace + "\"")
                    .endsWith("# EOF\n");
        }
    }

    @Test
    void whatOtherRoomsTellIsThere() {
        try (RecordedTelemetry recorded = RecordedTelemetry.start()) {
            GatewayMetrics gateway = recorded.telemetry().gateway();
            gateway.configurationReloaded(true);
            gateway.configurationReloaded(false);
            gateway.ledgerCommitted(1_000_000);
            gateway.ledgerFailed();
            gateway.ledgerPending(() -> 7);
            String text = new String(recorded.telemetry().scrape(null).body(), UTF_8);

            assertThat(text)
                    .contains("tollgate_config_reloads_total{tollgate_result=\"success\"} 1")
                    .contains("tollgate_config_reloads_total{tollgate_result=\"failure\"} 1")
                    .contains("tollgate_ledger_commit_duration_seconds_count 1")
                    .contains("tollgate_ledger_failures_total 1")
                    .contains("tollgate_ledger_pending 7");
        }
    }

    @Test
    void aSwitchedOffSdkHasNothingToShow() {
        try (RecordedTelemetry recorded = RecordedTelemetry.start(
                TelemetrySettings.DEFAULT,
                LoggingSettings.DEFAULT,
                model -> false,
                Map.of("otel.sdk.disabled", "true"))) {
            PlayedRoad.completed(recorded);

            assertThat(recorded.spans()).isEmpty();
            assertThat(recorded.telemetry().scrape(null).body()).isEmpty();
        }
    }
}
