package dev.tollgate.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS towards the provider: the certificate's chain and name are checked unless the configuration says otherwise. */
final class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "provider",
                "-keyalg",
                "EC",
                "-dname",
                "CN=provider",
                "-ext",
                "SAN=dns:provider.example",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store());
        keytool("-exportcert", "-rfc", "-alias", "provider", "-keystore", store(), "-file", pem());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store()))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"secure\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        HttpResponse<String> answer = ask("{}");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("No TLS connection");
    }

    @Test
    void aRootThatIsTrustedAndAHostNameThatIsNamedAreAccepted() throws Exception {
        assertThat(ask("{ root: \"" + pem() + "\", hostname: provider.example }")
                        .body())
                .contains("\"secure\":true");
    }

    @Test
    void aNameThatIsNotTheCertificatesIsRefusedUnlessNamesAreNotChecked() throws Exception {
        assertThat(ask("{ root: \"" + pem() + "\" }").statusCode()).isEqualTo(502);
        assertThat(ask("{ root: \"" + pem() + "\", insecureHost: true }").body())
                .contains("\"secure\":true");
    }

    @Test
    void insecureTrustsAnyCertificate() throws Exception {
        assertThat(ask("{ insecure: true }").body()).contains("\"secure\":true");
    }

    private static HttpResponse<String> ask(String tls) throws IOException, InterruptedException {
        try (Door door = Door.open("""
                binds:
                - port: 0
                  listeners:
                  - routes:
                    - backends:
                      - ai: { name: a, hostOverride: "127.0.0.1:%d", provider: { anthropic: {} }, routes: { "*": messages } }
                      policies: { backendTLS: %s }
                """.formatted(server.getAddress().getPort(), tls))) {
            return door.post("/v1/messages", "{\"model\":\"claude-x\",\"messages\":[]}");
        }
    }

    private static String store() {
        return folder.resolve("provider.p12").toString();
    }

    private static String pem() {
        return folder.resolve("provider.pem").toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
