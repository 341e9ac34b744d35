package dev.tollgate.config;

import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.forward.HeaderChanges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code requestHeaderModifier} and {@code responseHeaderModifier}: headers added, set and removed. */
final class HeaderPolicies {
    private static final Key<Map<String, String>> ADD =
            Key.optional("add", Texts.HEADERS, "names to values, added beside those that are there");
    private static final Key<Map<String, String>> SET =
            Key.optional("set", Texts.HEADERS, "names to values, instead of those that are there");
    private static final Key<List<String>> REMOVE = Key.optional("remove", Texts.HEADER_NAMES, "names");

    static final Form<HeaderChanges> FORM = Mapping.of(ADD, SET, REMOVE)
            .named("headerModifier")
            .reads(fields -> new HeaderChanges(
                    fields.get(ADD, Map.of()), fields.get(SET, Map.of()), fields.get(REMOVE, List.of())));

    static final PolicyKey REQUEST = new PolicyKey(
            Key.telling(
                    "requestHeaderModifier",
                    FORM.map(HeaderChanges.OfRequest::new),
                    "changes the headers of the request to the provider"),
            policies -> {
                HeaderChanges.OfRequest changes = policies.find(HeaderChanges.OfRequest.class);
                return changes == null ? null : view(changes.changes());
            });

    static final PolicyKey RESPONSE = new PolicyKey(
            Key.telling(
                    "responseHeaderModifier",
                    FORM.map(HeaderChanges.OfResponse::new),
                    "changes the headers of the answer to the client"),
            policies -> {
                HeaderChanges.OfResponse changes = policies.find(HeaderChanges.OfResponse.class);
                return changes == null ? null : view(changes.changes());
            });

    private HeaderPolicies() {}

    private static @Nullable Map<String, Object> view(HeaderChanges changes) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("add", Views.withoutValues(changes.add()));
        view.put("set", Views.withoutValues(changes.set()));
        view.put("remove", changes.remove());
        return view;
    }
}
