package dev.tollgate.config;

import dev.tollgate.auth.ApiKeys;
import dev.tollgate.forward.BackendAuth;
import dev.tollgate.forward.BackendTls;
import dev.tollgate.forward.HeaderChanges;
import dev.tollgate.pipeline.Policies;
import dev.tollgate.route.Listener;
import dev.tollgate.target.Backend;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a bind listens, and why. Closed by default: a port that spends a provider's key for whoever calls it is reached from
 * this machine only, until the file or the environment says otherwise.
 */
record Exposure(String address, String why) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final Set<String> CREDENTIAL_HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    /** @param asked the address that is asked for, and by what; null where none is */
    static Exposure of(List<Listener> listeners, @Nullable Exposure asked) {
        if (asked != null) {
            return asked;
        }
        List<Policies> spending = listeners.stream()
                .flatMap(listener -> listener.routes().stream())
                .flatMap(route -> settings(route.policies()))
                .filter(Exposure::attachesCredential)
                .toList();
        if (spending.isEmpty()) {
            return new Exposure(EVERYWHERE, "all interfaces: it attaches no provider key");
        }
        return spending.stream().allMatch(Exposure::asksForCredential)
                ? new Exposure(EVERYWHERE, "all interfaces: it asks its callers for a key")
                : new Exposure(
                        LOOPBACK,
                        "loopback only: it attaches a provider key and asks its callers for none"
                                + " (config.listen: 0.0.0.0 opens it)");
    }

    /** A route's own settings and those of each of its models. */
    private static Stream<Policies> settings(Policies route) {
        Backend.BackendSetting setting = route.find(Backend.BackendSetting.class);
        return setting != null && setting.backend() instanceof Backend.ByModel byModel
                ? byModel.models().stream().map(model -> route.with(model.policies()))
                : Stream.of(route);
    }

    /** Only who must bring a key is asked for one. */
    private static boolean asksForCredential(Policies policies) {
        ApiKeys keys = policies.find(ApiKeys.class);
        return keys != null && keys.mode() == ApiKeys.Mode.STRICT;
    }

    private static boolean attachesCredential(Policies policies) {
        BackendTls tls = policies.find(BackendTls.class);
        HeaderChanges.OfRequest headers = policies.find(HeaderChanges.OfRequest.class);
        return policies.find(BackendAuth.class) != null
                || tls != null && tls.cert() != null
                || headers != null && names(headers.changes()).anyMatch(CREDENTIAL_HEADERS::contains);
    }

    private static Stream<String> names(HeaderChanges changes) {
        return Stream.concat(changes.add().keySet().stream(), changes.set().keySet().stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }
}
