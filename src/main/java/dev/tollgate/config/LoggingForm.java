package dev.tollgate.config;

import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Truth;
import dev.tollgate.config.form.Word;
import dev.tollgate.telemetry.LoggingSettings;
import dev.tollgate.telemetry.LoggingSettings.Format;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code config.logging}, to which {@code frontendPolicies.accessLog} adds.
 *
 * @param remove keys left out of the access log
 */
record LoggingForm(String level, Format format, boolean accessLog, List<String> remove) {
    static final LoggingForm NONE = new LoggingForm(
            LoggingSettings.DEFAULT.level(),
            LoggingSettings.DEFAULT.format(),
            LoggingSettings.DEFAULT.accessLog(),
            List.of());

    private static final Key<String> LEVEL = Key.optional(
            "level", Word.of("error", "warn", "info", "debug", "trace"), "how much is told; `info` unless given");
    private static final Key<Format> FORMAT = Key.optional(
            "format",
            Word.of(Format.class, format -> format.name().toLowerCase(Locale.ROOT)),
            "`text`, or `json` with one object a line");
    private static final Key<Boolean> ACCESS_LOG =
            Key.optional("accessLog", new Truth(), "whether a line is written for each request; `true` unless given");

    /** Keys of the access log, here and in {@code frontendPolicies.accessLog}. */
    static final Key<List<String>> REMOVE =
            Key.optional("remove", ListOf.of(Text.ANY), "keys to leave out of the access log");

    private static final Key<List<String>> FIELDS = Key.optional(
            "fields",
            Mapping.of(REMOVE).notSupported("add").reads(fields -> fields.get(REMOVE, List.of())),
            "agentgateway's older words for `frontendPolicies.accessLog`");

    static final Form<LoggingForm> FORM = Mapping.of(LEVEL, FORMAT, ACCESS_LOG, FIELDS)
            .notSupported("database", "filter")
            .reads(fields -> new LoggingForm(
                    fields.get(LEVEL, NONE.level()),
                    fields.get(FORMAT, NONE.format()),
                    fields.get(ACCESS_LOG, NONE.accessLog()),
                    fields.get(FIELDS, List.of())));

    /** The settings, with the keys that another place leaves out. */
    LoggingSettings without(List<String> more) {
        Set<String> all = new LinkedHashSet<>(remove);
        all.addAll(more);
        return new LoggingSettings(level, format, accessLog, all);
    }
}
