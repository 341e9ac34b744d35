package dev.tollgate.forward;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.netty.ssl.NettyClientSslFactory;
import io.micronaut.http.netty.NettySslContextBuilder;
import io.micronaut.http.ssl.ClientSslConfiguration;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import jakarta.inject.Singleton;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;

/** Brings the {@code backendTLS} policy into the TLS context of the client that it belongs to. */
@Singleton
@Replaces(NettyClientSslFactory.class)
final class UpstreamTls extends NettyClientSslFactory {
    /** A client's configuration that knows its policy. */
    static final class Configuration extends DefaultHttpClientConfiguration {
        private final BackendTls tls;

        Configuration(BackendTls tls) {
            this.tls = tls;
            ClientSslConfiguration ssl = new ClientSslConfiguration();
            ssl.setTrustName(PolicyCertificates.NAME);
            setSslConfiguration(ssl);
        }
    }

    @Override
    public NettySslContextBuilder builder(HttpClientConfiguration configuration) {
        return configuration instanceof Configuration own ? new Builder(own.tls) : super.builder(configuration);
    }

    private static final class Builder extends NettySslContextBuilder {
        private final BackendTls tls;

        Builder(BackendTls tls) {
            super(false);
            this.tls = tls;
        }

        @Override
        public SslContext buildTcp() throws SSLException {
            SslContextBuilder builder = SslContextBuilder.forClient();
            if (tls.insecure()) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
            } else if (tls.insecureHost()) {
                // Micronaut turns the check of the name on for every client, so the trust manager must do without
                builder.trustManager(ChainOnlyTrust.of(tls.root()));
            } else if (tls.root() != null) {
                builder.trustManager(tls.root().toFile());
            }
            if (tls.cert() != null && tls.key() != null) {
                builder.keyManager(tls.cert().toFile(), tls.key().toFile());
            }
            if (tls.hostname() != null) {
                // the JDK checks the certificate against this name too
                builder.serverName(new SNIHostName(tls.hostname()));
            }
            List<String> protocols = alpnProtocols();
            if (protocols != null) {
                builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        protocols));
            }
            return builder.build();
        }
    }
}
