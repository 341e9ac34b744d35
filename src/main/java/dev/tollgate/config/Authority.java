package dev.tollgate.config;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that is called, and its port.
 *
 * @param host a name or an IP address, an IPv6 one in brackets
 * @param port {@link #NO_PORT} where none is named
 */
record Authority(String host, int port) {
    static final int NO_PORT = -1;

    private static final Pattern PARTS = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]/@?#]+)(?::(\\d{1,5}))?");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Null for what is no host with or without a port. */
    static @Nullable Authority parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String host = parts.group(1);
        boolean sound = host.startsWith("[") ? Texts.ip(host) != null : Texts.isHost(host);
        int port = parts.group(2) == null ? NO_PORT : Integer.parseInt(parts.group(2));
        return sound && port <= 65535 ? new Authority(host, port) : null;
    }

    /**
     * The base URL of this host. As in agentgateway, a host that the file names is called with TLS only where TLS is
     * configured; but also where nothing else makes sense: on port 443, and where no port is named.
     */
    URI base(boolean tlsConfigured) {
        boolean tls = tlsConfigured || port == HTTPS || port == NO_PORT;
        boolean usual = port == NO_PORT || port == (tls ? HTTPS : HTTP);
        return URI.create((tls ? "https://" : "http://") + host + (usual ? "" : ":" + port));
    }
}
