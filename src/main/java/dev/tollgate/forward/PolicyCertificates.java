package dev.tollgate.forward;

import io.micronaut.http.ssl.CertificateProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Makes Micronaut's client ask {@link UpstreamTls} for its TLS context, which it does only where a certificate provider is
 * named; the certificates themselves come from the policy's files.
 */
@Singleton
@Named(PolicyCertificates.NAME)
final class PolicyCertificates implements CertificateProvider {
    static final String NAME = "tollgate-policy";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return Flux.just(empty());
    }

    private static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("an empty key store needs no file", e);
        }
    }
}
