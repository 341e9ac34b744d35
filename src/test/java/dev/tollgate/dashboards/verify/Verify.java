package dev.tollgate.dashboards.verify;

import dev.tollgate.dashboards.Dashboard;
import dev.tollgate.dashboards.Dashboards;
import dev.tollgate.dashboards.Query;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the servers, waits a minute under sample traffic, and asks what every panel and variable asks. Ends with 0 when each has
 * data. The only argument is the folder of the tools.
 */
final class Verify {
    private static final Duration FIRST = Duration.ofSeconds(60);
    /** A question may be asked again for so long: not every kind of trouble comes in the first minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final List<String> WITH_EXEMPLARS = List.of(
            "gen_ai_server_time_to_first_token_seconds_bucket", "gen_ai_client_operation_duration_seconds_bucket");

    private final PrintStream out;
    private final Servers servers;
    private final Answers answers;

    private Verify(PrintStream out, Servers servers, Answers answers) {
        this.out = out;
        this.servers = servers;
        this.answers = answers;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("otel-verify");
        boolean sound;
        try (Servers servers = Servers.start(Path.of(arguments[0]), work);
                Answers answers = new Answers(servers)) {
            sound = new Verify(System.out, servers, answers).run();
        }
        System.exit(sound ? 0 : 1);
    }

    private boolean run() throws Exception {
        Instant begun = Instant.now();
        out.printf("The servers run; asking after %d s of traffic%n", FIRST.toSeconds());
        Thread.sleep(FIRST);
        Map<Query, String> open = new LinkedHashMap<>();
        for (Dashboard dashboard : Dashboards.all()) {
            dashboard.panelQueries().forEach(query -> open.put(query, "not asked"));
            dashboard.variableQueries().stream()
                    .filter(query -> !query.source().equals(Dashboards.PROMETHEUS))
                    .forEach(query -> open.put(query, "not asked"));
        }
        int all = open.size();
        while (!open.isEmpty() && Instant.now().isBefore(begun.plus(PATIENCE))) {
            servers.checkAlive();
            ask(open, Duration.between(begun, Instant.now()));
            Thread.sleep(2000);
        }
        open.forEach((query, why) -> out.printf("FAILED %-55s %s%n", query.where(), why));
        boolean exemplars = true;
        for (String metric : WITH_EXEMPLARS) {
            int found = answers.exemplars(metric);
            exemplars &= found > 0;
            out.printf("%-6s %-55s %d exemplars%n", found > 0 ? "ok" : "FAILED", metric, found);
        }
        out.printf("%d of %d queries have data%n", all - open.size(), all);
        return open.isEmpty() && exemplars;
    }

    private void ask(Map<Query, String> open, Duration after) {
        for (Query query : new ArrayList<>(open.keySet())) {
            try {
                Answers.Data data = answers.of(query);
                if (data.count() > 0) {
                    out.printf("ok     %-55s %s%s%n", query.where(), data, late(after));
                    open.remove(query);
                } else {
                    open.put(query, "no data: " + query.interpolated());
                }
            } catch (Exception e) {
                open.put(query, e + " for " + query.interpolated());
            }
        }
    }

    private static String late(Duration after) {
        return after.minus(FIRST).toSeconds() < 15 ? "" : " after " + after.toSeconds() + " s";
    }
}
