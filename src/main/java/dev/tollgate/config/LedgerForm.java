package dev.tollgate.config;

import dev.tollgate.config.form.Durations;
import dev.tollgate.config.form.Either;
import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.MapOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Truth;
import dev.tollgate.config.form.Value;
import dev.tollgate.config.form.Whole;
import dev.tollgate.config.form.Word;
import dev.tollgate.ledger.EntryState;
import dev.tollgate.ledger.LedgerSettings;
import dev.tollgate.ledger.LedgerSettings.Durability;
import dev.tollgate.ledger.LedgerSettings.OnClientDisconnect;
import dev.tollgate.ledger.LedgerSettings.OnFailure;
import dev.tollgate.ledger.LedgerUrl;
import dev.tollgate.ledger.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code config.ledger}. */
record LedgerForm(boolean enabled, @Nullable LedgerUrl url, LedgerSettings rest) {
    /** Stands beside the file unless another place is named. */
    private static final String DEFAULT_FILE = "tollgate.db";

    private static final LedgerSettings DEFAULT = LedgerSettings.of(new LedgerUrl.Sqlite(Path.of(DEFAULT_FILE)));

    private static final Set<String> STATES = Set.of("completed", "failed", "cancelled", "interrupted");

    private static final Text<Duration> DAYS =
            Text.of("a number of days such as 400d, at least 1d", "^[1-9]\\d{0,4}d$", LedgerForm::days);
    private static final Text<String> URL =
            Text.secret("sqlite:///path/to/tollgate.db or postgres://user:password@host[:port]/database", text -> text);

    private static final Key<Boolean> ENABLED =
            Key.optional("enabled", new Truth(), "whether requests are booked at all; `true` unless given");
    private static final Key<String> URL_KEY = Key.optional(
            "url",
            URL,
            "`sqlite:///path/to/tollgate.db` or `postgres://user:password@host[:port]/database`; unless given, the"
                    + " SQLite file `tollgate.db` beside the configuration");
    private static final Key<Durability> DURABILITY = Key.optional(
            "durability",
            Word.of(Durability.class, LedgerForm::text),
            "whether the end of an answer waits until its entry is on the disk: `committed` (so unless given) or `async`");
    private static final Key<OnFailure> ON_FAILURE = Key.optional(
            "onFailure",
            Word.of(OnFailure.class, LedgerForm::text),
            "what becomes of new requests while the ledger cannot be written: `refuse` them with 503 (so unless given) or `serve`");
    private static final Key<Duration> DRAIN =
            Key.required("drain", Durations.FORM, "how long the answer is read on for its usage");
    private static final Key<OnClientDisconnect> ON_CLIENT_DISCONNECT = Key.optional(
            "onClientDisconnect",
            new Either<>(
                    Word.of("cancel").map(word -> new OnClientDisconnect.Cancel()),
                    Mapping.of(DRAIN).reads(fields -> new OnClientDisconnect.Drain(fields.get(DRAIN)))),
            "what becomes of the provider's answer when its client leaves: `cancel` (so unless given), or `{drain: 30s}`");
    private static final Key<Map<String, Duration>> RETENTION = Key.optional(
            "retention",
            new MapOf<>("states: completed, failed, cancelled, interrupted", STATES::contains, DAYS),
            "how many days entries are kept, by state; for ever unless given");
    private static final Key<Long> CAPACITY = Key.optional(
            "capacity",
            new Whole("a number of entries from 1 to 10000000", 1, 10_000_000),
            "how many entries may wait in memory while the ledger cannot be written; 100000 unless given");

    static final Form<LedgerForm> FORM = Mapping.of(
                    ENABLED, URL_KEY, DURABILITY, ON_FAILURE, ON_CLIENT_DISCONNECT, RETENTION, CAPACITY)
            .reads(LedgerForm::of);

    static final LedgerForm NONE = new LedgerForm(true, null, DEFAULT);

    /** What holds: null where nothing is booked. {@code place} finds a path of the file. */
    @Nullable
    LedgerSettings settings(UnaryOperator<Path> place) {
        if (!enabled) {
            return null;
        }
        LedgerUrl at = url == null ? new LedgerUrl.Sqlite(place.apply(Path.of(DEFAULT_FILE))) : url;
        return new LedgerSettings(
                at,
                rest.durability(),
                rest.onFailure(),
                rest.onClientDisconnect(),
                rest.retention(),
                url == null,
                rest.capacity());
    }

    private static LedgerForm of(Fields fields) {
        String written = fields.find(URL_KEY);
        return new LedgerForm(
                fields.get(ENABLED, true),
                written == null ? null : url(written, fields.at(URL_KEY)),
                new LedgerSettings(
                        DEFAULT.url(),
                        fields.get(DURABILITY, DEFAULT.durability()),
                        fields.get(ON_FAILURE, DEFAULT.onFailure()),
                        fields.get(ON_CLIENT_DISCONNECT, DEFAULT.onClientDisconnect()),
                        retention(fields.get(RETENTION, Map.of())),
                        false,
                        fields.get(CAPACITY, (long) DEFAULT.capacity()).intValue()));
    }

    private static @Nullable LedgerUrl url(String written, Value at) {
        try {
            LedgerUrl url = LedgerUrl.parse(written);
            return url instanceof LedgerUrl.Sqlite(Path file) ? new LedgerUrl.Sqlite(at.path(file.toString())) : url;
        } catch (IllegalArgumentException e) {
            return at.fault(String.valueOf(e.getMessage()), null);
        }
    }

    private static Retention retention(Map<String, Duration> byState) {
        Map<EntryState, Duration> keep = new EnumMap<>(EntryState.class);
        byState.forEach((state, duration) -> {
            if (STATES.contains(state)) {
                keep.put(EntryState.valueOf(state.toUpperCase(Locale.ROOT)), duration);
            }
        });
        return new Retention(keep);
    }

    private static @Nullable Duration days(String text) {
        return text.matches("[1-9]\\d{0,4}d") ? Duration.ofDays(Long.parseLong(text, 0, text.length() - 1, 10)) : null;
    }

    static String text(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
