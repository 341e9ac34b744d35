package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.SidePort;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read on the admin port. */
final class AdminAccessTest {
    private static final String TOKEN = "a-token-for-tests";
    private static final List<String> PATHS =
            List.of("/api/usage", "/api/prices", "/api/ledger", "/api/openapi.json", "/config", "/api/nothing");

    private static Door open(String address, String more) throws Exception {
        return Door.open("""
                config:
                  adminAddr: "%s:0"
                  statsAddr: "127.0.0.1:0"
                  readinessAddr: "127.0.0.1:0"
                  connectionTerminationDeadline: 5s
                %s
                llm: { port: 0, models: [ { name: "*", provider: anthropic } ] }
                """.formatted(address, more.indent(2)), Map.of("ADMIN_TOKEN", TOKEN));
    }

    private static int raw(Door door, String head) throws Exception {
        try (RawClient client = new RawClient(door.gateway().port(SidePort.ADMIN))) {
            String answer = client.send(head + "connection: close\r\n\r\n").readUntil("\r\n");
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    @Test
    void withoutATokenAPortOnTheNetworkSaysWhatToConfigure() throws Exception {
        try (Door door = open("0.0.0.0", "ledger: { enabled: false }")) {
            for (String path : PATHS) {
                HttpResponse<String> answer = AdminDoor.get(door, path, "authorization", "Bearer " + TOKEN);
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
                assertThat(answer.body()).as(path).contains("no token is configured (expected: config.adminToken and ");
            }
            assertThat(AdminDoor.get(door, "/").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
    void aTokenIsAskedForWhereverOneIsConfigured(String address) throws Exception {
        try (Door door = open(address, "ledger: { enabled: false }\nadminToken: $ADMIN_TOKEN")) {
            for (String path : PATHS) {
                HttpResponse<String> none = AdminDoor.get(door, path);
                assertThat(none.statusCode()).as(path).isEqualTo(401);
                assertThat(none.headers().firstValue("www-authenticate")).contains("Bearer realm=\"tollgate\"");
                assertThat(none.headers().firstValue("cache-control")).contains("no-store");
                for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer", "Bearer ", "Basic " + TOKEN, TOKEN)) {
                    HttpResponse<String> answer = AdminDoor.get(door, path, "authorization", wrong);
                    assertThat(answer.statusCode())
                            .as("%s with %s", path, wrong)
                            .isEqualTo(401);
                    assertThat(answer.body()).doesNotContain(TOKEN);
                }
            }
            HttpResponse<String> right = AdminDoor.get(door, "/config", "authorization", "bearer " + TOKEN);
            assertThat(right.statusCode()).isEqualTo(200);
            assertThat(right.body()).contains("\"adminToken\" : \"(redacted)\"").doesNotContain(TOKEN);
            assertThat(AdminDoor.get(door, "/api/prices", "authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(AdminDoor.get(door, "/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withoutALedgerTheApiSaysSo() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }")) {
            for (String path :
                    List.of("/api/usage", "/api/requests", "/api/requests/x", "/api/export", "/api/ledger")) {
                HttpResponse<String> answer = AdminDoor.get(door, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.body()).contains("config.ledger.enabled is false (expected: true)");
            }
        }
    }

    @Test
    void aServerThatIsAwayIsToldWithoutItsPassword() throws Exception {
        try (Door door =
                open("127.0.0.1", "ledger: { url: \"postgres://ann:s3cret@127.0.0.1:1/books\", onFailure: serve }")) {
            HttpResponse<String> ledger = AdminDoor.get(door, "/api/ledger");
            assertThat(ledger.statusCode()).isEqualTo(200);
            assertThat(ledger.body())
                    .contains("\"url\":\"postgres://ann@127.0.0.1:1/books\"", "\"writable\":false")
                    .doesNotContain("s3cret");
            HttpResponse<String> usage = AdminDoor.get(door, "/api/usage");
            assertThat(usage.statusCode()).isEqualTo(503);
            assertThat(usage.body()).contains("cannot read the ledger ").doesNotContain("s3cret");
        }
    }

    @Test
    void onLoopbackABrowserIsNotLedHereByAnotherSite() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }")) {
            for (String host :
                    List.of("localhost", "localhost:15000", "127.0.0.1:1", "[::1]:1", "a.localhost", "10.0.0.1")) {
                assertThat(raw(door, "GET /config HTTP/1.1\r\nhost: " + host + "\r\n"))
                        .as(host)
                        .isEqualTo(200);
            }
            for (String host :
                    List.of("evil.example", "evil.example:15000", "localhost.evil.example", "127.0.0.1.nip.io", "")) {
                for (String path : List.of("/", "/config", "/api/usage")) {
                    assertThat(raw(door, "GET " + path + " HTTP/1.1\r\nhost: " + host + "\r\n"))
                            .as("%s of %s", path, host)
                            .isEqualTo(403);
                }
            }
            String cross = "host: localhost\r\nsec-fetch-site: cross-site\r\nsec-fetch-mode: ";
            assertThat(raw(door, "GET /config HTTP/1.1\r\n" + cross + "no-cors\r\n"))
                    .isEqualTo(403);
            assertThat(raw(door, "GET / HTTP/1.1\r\n" + cross + "navigate\r\n")).isEqualTo(200);
        }
    }

    @Test
    void noOtherSpellingOfAPathPassesTheGuard() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }\nadminToken: $ADMIN_TOKEN")) {
            for (String path : List.of(
                    "//config", "/config/", "/%63onfig", "/v1/../config", "/./config", "/api/../config", "/CONFIG")) {
                assertThat(raw(door, "GET " + path + " HTTP/1.1\r\nhost: localhost\r\n"))
                        .as(path)
                        .isEqualTo(401);
            }
            assertThat(raw(door, "HEAD /config HTTP/1.1\r\nhost: localhost\r\n"))
                    .isEqualTo(401);
            assertThat(raw(door, "OPTIONS /config HTTP/1.1\r\nhost: localhost\r\norigin: http://evil.example\r\n"))
                    .isEqualTo(401);
        }
    }

    @Test
    void noPageOfAnotherSiteMayReadAnAnswer() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }")) {
            HttpResponse<String> foreign = AdminDoor.get(door, "/api/prices?model=x", "origin", "http://evil.example");
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
            HttpResponse<String> own = AdminDoor.get(door, "/api/prices?model=x");
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(own.headers().firstValue("access-control-allow-origin")).isEmpty();
            assertThat(own.headers().firstValue("cross-origin-resource-policy")).contains("same-origin");
        }
    }

    @Test
    void theRelayAsksForNoToken() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }\nadminToken: $ADMIN_TOKEN")) {
            assertThat(raw(door, "POST /v1/traces HTTP/1.1\r\nhost: collector\r\ncontent-length: 0\r\n"))
                    .isNotIn(401, 403);
            assertThat(raw(door, "GET /v1/other HTTP/1.1\r\nhost: collector\r\n"))
                    .isEqualTo(401);
        }
    }

    @Test
    void thePageRunsItsOwnScriptOnly() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }")) {
            HttpResponse<String> page = AdminDoor.get(door, "/");
            assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'sha256-")
                    .doesNotContain("unsafe");
            assertThat(page.body())
                    .doesNotContain("{{")
                    .doesNotContain("http://localhost")
                    .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
        }
    }

    @Test
    void theMetricsAndHealthPortsHaveNothingOfIt() throws Exception {
        try (Door door = open("127.0.0.1", "ledger: { enabled: false }")) {
            for (SidePort side : List.of(SidePort.STATS, SidePort.READINESS)) {
                try (RawClient client = new RawClient(door.gateway().port(side))) {
                    String answer = client.send("GET /config HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
                            .readUntil("\r\n");
                    assertThat(answer).startsWith("HTTP/1.1 404");
                }
            }
        }
    }
}
