package dev.tollgate.config;

import dev.tollgate.auth.ApiKeys;
import dev.tollgate.auth.Identity;
import dev.tollgate.auth.KeyDigest;
import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Json;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Value;
import dev.tollgate.config.form.Word;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code apiKey}: who may call. Strict unless the file says otherwise. */
final class ApiKeyPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN_METADATA = Set.of("name", "user", "team");

    /** @param at where the entry stands, for faults */
    private record Entry(Value at, ApiKeys.Key key) {}

    private static final Key<KeyDigest> PLAIN = Key.telling(
            "key", SecretForm.FORM.map(KeyDigest::ofKey), "the key, or `{file: path}`; only its hash is kept");
    private static final Key<KeyDigest> HASH = Key.telling(
            "keyHash",
            Text.secret("sha256: and 64 hexadecimal digits", ApiKeyPolicy::hash),
            "instead of `key`: `sha256:` and the key's hash in hexadecimal digits");
    private static final Key<Map<String, String>> METADATA =
            Key.optional("metadata", new Json(), "whose it is: `name`, `user`, `team`, and tags of any other name");
    private static final Key<List<String>> ALLOWED_MODELS = Key.optional(
            "allowedModels",
            ListOf.some(Text.ANY),
            "the models that it may ask for, `*` at either end; all unless given");
    private static final Form<Entry> ENTRY =
            Mapping.of(PLAIN, HASH, METADATA, ALLOWED_MODELS).reads(ApiKeyPolicy::entry);

    private static final Key<List<Entry>> KEYS = Key.required("keys", ListOf.some(ENTRY), "the keys that are known");
    private static final Key<ApiKeys.Mode> MODE = Key.optional(
            "mode",
            Word.of(ApiKeys.Mode.class, mode -> mode.name().toLowerCase(Locale.ROOT)),
            "`strict` wants a known key (so unless given), `optional` a known one or none, `permissive` nothing");

    static final PolicyKey KEY = new PolicyKey(
            Key.telling(
                    "apiKey",
                    Mapping.of(KEYS, MODE).notSupported("budgets", "location").reads(ApiKeyPolicy::keys),
                    "who may call, by `x-api-key` or Bearer"),
            policies -> view(policies.find(ApiKeys.class)));

    private ApiKeyPolicy() {}

    private static @Nullable KeyDigest hash(String text) {
        try {
            return KeyDigest.ofHash(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Entry entry(Fields fields) {
        KeyDigest plain = fields.find(PLAIN);
        KeyDigest hash = fields.find(HASH);
        Map<String, String> metadata = fields.get(METADATA, Map.of());
        List<String> allowed = fields.get(ALLOWED_MODELS, List.of());
        if (fields.has(PLAIN) == fields.has(HASH)) {
            String what = fields.has(PLAIN) ? " has both key and keyHash" : " has neither key nor keyHash";
            return fields.mapping().fault(fields.mapping().name() + what, "one of them");
        }
        KeyDigest digest = plain == null ? hash : plain;
        return digest == null
                ? null
                : new Entry(fields.mapping(), new ApiKeys.Key(digest, identity(digest, metadata), allowed));
    }

    private static Identity identity(KeyDigest digest, Map<String, String> metadata) {
        Map<String, String> tags = new LinkedHashMap<>();
        metadata.forEach((name, json) -> {
            if (!KNOWN_METADATA.contains(name)) {
                tags.put(name, text(json));
            }
        });
        return new Identity(
                digest.id(), known(metadata, "name"), known(metadata, "user"), known(metadata, "team"), tags);
    }

    private static @Nullable String known(Map<String, String> metadata, String name) {
        String json = metadata.get(name);
        return json == null ? null : text(json);
    }

    private static String text(String json) {
        JsonNode node = JSON.readTree(json);
        return node.isString() ? node.asString() : json;
    }

    private static ApiKeys keys(Fields fields) {
        Set<KeyDigest> seen = new HashSet<>();
        List<ApiKeys.Key> keys = fields.get(KEYS).stream()
                .filter(entry -> {
                    boolean first = seen.add(entry.key().digest());
                    if (!first) {
                        entry.at().fault("the key of " + entry.at().name() + " stands above already", "each key once");
                    }
                    return first;
                })
                .map(Entry::key)
                .toList();
        return new ApiKeys(fields.get(MODE, ApiKeys.Mode.STRICT), keys);
    }

    private static @Nullable Map<String, Object> view(@Nullable ApiKeys keys) {
        if (keys == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("mode", keys.mode().name().toLowerCase(Locale.ROOT));
        view.put("keys", keys.keys().stream().map(ApiKeyPolicy::view).toList());
        return view;
    }

    private static Map<String, Object> view(ApiKeys.Key key) {
        Identity identity = key.identity();
        Map<String, Object> metadata = new LinkedHashMap<>(new TreeMap<>(identity.tags()));
        Views.put(metadata, "name", identity.keyName());
        Views.put(metadata, "user", identity.user());
        Views.put(metadata, "team", identity.team());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("allowedModels", key.allowedModels());
        view.put("metadata", metadata);
        view.put("id", identity.keyId());
        return view;
    }
}
