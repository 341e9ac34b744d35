package dev.tollgate.ledger.booking;

import dev.tollgate.auth.Identity;
import dev.tollgate.ledger.Caller;
import dev.tollgate.pipeline.Exchange;
import dev.tollgate.pipeline.Sessions;
import dev.tollgate.wire.RequestFacts;
import io.micronaut.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who asked: what the key says first, then what the configured headers say. Pure. */
final class Callers {
    private static final String USER = "user";
    private static final String TEAM = "team";

    private Callers() {}

    static Caller of(
            Exchange exchange, @Nullable RequestFacts facts, List<BookingSettings.HeaderDimension> dimensions) {
        HttpHeaders headers = exchange.request().getHeaders();
        Identity identity = exchange.find(Identity.class);
        Map<String, String> told = told(headers, dimensions);
        String user = identity == null ? null : identity.user();
        String team = identity == null ? null : identity.team();
        user = user == null ? told.remove(USER) : user;
        team = team == null ? told.remove(TEAM) : team;
        if (identity != null) {
            identity.tags().forEach(told::putIfAbsent);
        }
        return new Caller(
                identity == null ? null : identity.keyId(),
                identity == null ? null : identity.keyName(),
                user,
                team,
                Sessions.id(headers, facts),
                Sessions.agent(headers),
                Sessions.parentAgent(headers),
                told);
    }

    private static Map<String, String> told(HttpHeaders headers, List<BookingSettings.HeaderDimension> dimensions) {
        Map<String, String> told = new TreeMap<>();
        for (BookingSettings.HeaderDimension one : dimensions) {
            String value = headers.get(one.header());
            if (value != null && !value.isBlank()) {
                told.put(one.name(), value);
            }
        }
        return told;
    }
}
