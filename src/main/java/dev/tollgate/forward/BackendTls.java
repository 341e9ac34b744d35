package dev.tollgate.forward;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code backendTLS} policy. Its being there means that the provider is called with TLS also where the default would be
 * plain HTTP.
 *
 * @param root a PEM file of certificate authorities to trust instead of the JDK's
 * @param cert a PEM file with the client certificate chain, for mutual TLS; {@code key} goes with it
 * @param hostname the name for SNI and for the certificate's check, instead of the host that is called
 * @param insecure trusts any certificate: for tests only
 * @param insecureHost checks the chain but not the name
 * @param alpn the protocols offered, such as {@code h2, http/1.1}; empty means both
 */
public record BackendTls(
        @Nullable Path root,
        @Nullable Path cert,
        @Nullable Path key,
        @Nullable String hostname,
        boolean insecure,
        boolean insecureHost,
        List<String> alpn) {
    public BackendTls {
        alpn = List.copyOf(alpn);
    }
}
