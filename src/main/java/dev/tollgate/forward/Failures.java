package dev.tollgate.forward;

import dev.tollgate.pipeline.ErrorKind;
import dev.tollgate.pipeline.GatewayError;
import dev.tollgate.pipeline.Upstream;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a provider before there was any answer, in words for its client. */
final class Failures {
    private Failures() {}

    static GatewayError of(Throwable failure, Upstream upstream) {
        String where = upstream.host() + ":" + upstream.port();
        if (caused(failure, UnknownHostException.class) != null) {
            return bad("dns", "The name of the provider, " + upstream.host() + ", could not be resolved");
        }
        SSLException tls = caused(failure, SSLException.class);
        if (tls != null) {
            return bad("tls", "No TLS connection to the provider at " + where + ": " + tls.getMessage());
        }
        if (isConnectTimeout(failure)) {
            return GatewayError.provider(
                    ErrorKind.GATEWAY_TIMEOUT,
                    "connect_timeout",
                    "The provider at " + where + " did not accept a connection in time");
        }
        if (caused(failure, ConnectException.class) != null) {
            return bad("connect", "The provider at " + where + " refused the connection");
        }
        return bad("broken", "The provider at " + where + " closed the connection before it answered");
    }

    private static GatewayError bad(String reason, String message) {
        return GatewayError.provider(ErrorKind.BAD_GATEWAY, reason, message);
    }

    private static boolean isConnectTimeout(Throwable failure) {
        return caused(failure, ConnectTimeoutException.class) != null;
    }

    private static <T extends Throwable> @Nullable T caused(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
