package dev.tollgate.config;

import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Truth;
import dev.tollgate.config.form.Word;
import dev.tollgate.forward.BackendTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code backendTLS}: that and how the provider is called with TLS. */
final class BackendTlsPolicy {
    private static final Key<String> ROOT =
            Key.optional("root", Texts.FILE, "a PEM file of the authorities to trust, instead of the usual ones");
    private static final Key<String> CERT =
            Key.optional("cert", Texts.FILE, "a PEM file with the client's certificate chain; with `key`");
    private static final Key<String> PRIVATE_KEY =
            Key.optional("key", Texts.FILE, "a PEM file with the client's private key; with `cert`");
    private static final Key<String> HOSTNAME = Key.optional(
            "hostname",
            Text.of("a host name", null, text -> Texts.isHost(text) ? text : null),
            "the name to ask for and to check, instead of the host that is called");
    private static final Key<Boolean> INSECURE =
            Key.optional("insecure", new Truth(), "trusts any certificate; for tests only");
    private static final Key<Boolean> INSECURE_HOST =
            Key.optional("insecureHost", new Truth(), "checks the certificate but not its name");
    private static final Key<List<String>> ALPN =
            Key.optional("alpn", ListOf.of(Word.of("h2", "http/1.1")), "the protocols to offer; both unless given");

    static final Form<BackendTls> FORM = Mapping.of(ROOT, CERT, PRIVATE_KEY, HOSTNAME, INSECURE, INSECURE_HOST, ALPN)
            .named("backendTLS")
            .notSupported("keyExchangeGroups", "subjectAltNames")
            .reads(BackendTlsPolicy::tls);

    static final PolicyKey KEY = new PolicyKey(
            Key.telling("backendTLS", FORM, "calls the provider with TLS; `{}` takes the defaults"),
            policies -> view(policies.find(BackendTls.class)));

    private BackendTlsPolicy() {}

    private static BackendTls tls(Fields fields) {
        if (fields.has(CERT) != fields.has(PRIVATE_KEY)) {
            fields.mapping().fault("cert and key belong together", "both or neither");
        }
        return new BackendTls(
                file(fields, ROOT),
                file(fields, CERT),
                file(fields, PRIVATE_KEY),
                fields.find(HOSTNAME),
                fields.get(INSECURE, false),
                fields.get(INSECURE_HOST, false),
                fields.get(ALPN, List.of()));
    }

    private static @Nullable Path file(Fields fields, Key<String> key) {
        String text = fields.find(key);
        if (text == null) {
            return null;
        }
        Path path = fields.at(key).path(text);
        boolean readable = Files.isReadable(path) && !Files.isDirectory(path);
        return readable ? path : fields.at(key).wrong("a readable file");
    }

    private static @Nullable Map<String, Object> view(@Nullable BackendTls tls) {
        if (tls == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        Views.put(view, "root", tls.root());
        Views.put(view, "cert", tls.cert());
        Views.put(view, "key", tls.key());
        Views.put(view, "hostname", tls.hostname());
        view.put("insecure", tls.insecure());
        view.put("insecureHost", tls.insecureHost());
        view.put("alpn", tls.alpn());
        return view;
    }
}
