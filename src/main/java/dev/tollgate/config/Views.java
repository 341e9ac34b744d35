package dev.tollgate.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How settings are shown: as maps, lists, texts and numbers, in the words of the file. */
final class Views {
    private Views() {}

    /** Adds what is set. */
    static void put(Map<String, Object> view, String key, @Nullable Object value) {
        if (value != null) {
            view.put(key, value instanceof Duration duration ? text(duration) : value.toString());
        }
    }

    /** Any value of a header may be a credential. */
    static Map<String, Object> withoutValues(Map<String, String> headers) {
        Map<String, Object> view = new LinkedHashMap<>();
        headers.keySet().stream().sorted().forEach(name -> view.put(name, ConfigurationView.REDACTED));
        return view;
    }

    /** A duration as the file writes it, such as {@code 1m30s}. */
    static String text(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(java.util.Locale.ROOT);
    }
}
