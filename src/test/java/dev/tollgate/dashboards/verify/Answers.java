package dev.tollgate.dashboards.verify;

import dev.tollgate.dashboards.Asked;
import dev.tollgate.dashboards.Dashboards;
import dev.tollgate.dashboards.Query;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Asks the servers what Grafana would ask them. */
final class Answers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Servers servers;

    Answers(Servers servers) {
        this.servers = servers;
    }

    /** How many series or rows with a value a query has, and what they are called. */
    record Data(int count, String what) {
        @Override
        public String toString() {
            return count + " " + what;
        }
    }

    Data of(Query query) throws IOException, InterruptedException, SQLException {
        return switch (query.source()) {
            case Dashboards.PROMETHEUS -> new Data(series(query.interpolated()), "series");
            case Dashboards.LEDGER -> new Data(rows(query.interpolated()), "rows");
            case Dashboards.LOKI -> new Data(Received.of(servers.logs()).having(Asked.fields(query)), "records");
            case Dashboards.TEMPO -> new Data(Received.of(servers.traces()).having(Asked.attributes(query)), "spans");
            default -> throw new IllegalArgumentException(query.source());
        };
    }

    private int series(String text) throws IOException, InterruptedException {
        JsonNode answer = prometheus("query?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        int numbers = 0;
        for (JsonNode series : answer.path("data").path("result").values()) {
            String value = series.path("value").get(1).asString();
            numbers += value.equals("NaN") ? 0 : 1;
        }
        return numbers;
    }

    /** How many exemplars lead from a metric to a trace. */
    int exemplars(String metric) throws IOException, InterruptedException {
        long now = System.currentTimeMillis() / 1000;
        JsonNode answer = prometheus("query_exemplars?query=" + metric + "&start=" + (now - 600) + "&end=" + now);
        int found = 0;
        for (JsonNode series : answer.path("data").values()) {
            found += series.path("exemplars").values().stream()
                    .filter(exemplar -> exemplar.path("labels").has("trace_id"))
                    .count();
        }
        return found;
    }

    private JsonNode prometheus(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + servers.prometheus + "/api/v1/" + path);
        String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        JsonNode answer = JSON.readTree(body);
        if (!answer.path("status").asString().equals("success")) {
            throw new IOException(body);
        }
        return answer;
    }

    /** Rows with something in them besides NULL. */
    private int rows(String text) throws SQLException {
        try (Connection ledger = LedgerDatabase.asReader(servers.postgres());
                Statement statement = ledger.createStatement();
                ResultSet result = statement.executeQuery(text)) {
            int rows = 0;
            while (result.next()) {
                rows += result.getObject(result.getMetaData().getColumnCount()) == null && result.getObject(1) == null
                        ? 0
                        : 1;
            }
            return rows;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
