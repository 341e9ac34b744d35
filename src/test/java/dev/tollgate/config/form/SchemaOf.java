package dev.tollgate.config.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Writes the JSON Schema of a form: draft 2020-12, for editors. What depends on several keys is the reader's alone. */
public final class SchemaOf {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> VARIABLE = Map.of("$ref", "#/$defs/variable");

    private final Map<String, Object> definitions = new TreeMap<>();

    private SchemaOf() {}

    /** The schema of a whole file, as indented JSON. */
    public static String root(Mapping<?> form) {
        SchemaOf writer = new SchemaOf();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tollgate configuration");
        schema.putAll(writer.object(form.keys()));
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("description", "A value with a variable: $NAME, ${NAME} or ${NAME:-otherwise}");
        variable.put("type", "string");
        variable.put("pattern", "\\$");
        writer.definitions.put("variable", variable);
        schema.put("$defs", writer.definitions);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private Map<String, Object> of(Form<?> form) {
        return switch (form) {
            case Text<?> text -> text(text);
            case Whole whole -> orVariable(whole(whole));
            case Decimal decimal -> orVariable(Map.of("type", "number"));
            case Fraction fraction -> Map.of("type", List.of("number", "boolean", "string"));
            case Truth truth -> orVariable(Map.of("type", "boolean"));
            case Word<?> word -> orVariable(word(word));
            case ListOf<?> list -> list(list);
            case MapOf<?> map -> object("additionalProperties", of(map.entry()));
            case Mapping<?> mapping -> named(mapping.name(), () -> object(mapping.keys()));
            case OneOf<?> oneOf -> named(oneOf.name(), () -> oneOf(oneOf));
            case Either<?> either -> Map.of("anyOf", List.of(of(either.scalar()), of(either.structured())));
            case Json json -> Map.of("type", "object");
            case Mapped<?, ?> mapped -> of(mapped.form());
        };
    }

    private static Map<String, Object> text(Text<?> text) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (text.pattern() != null) {
            schema.put("pattern", "(?:" + text.pattern() + ")|\\$");
        }
        return schema;
    }

    private static Map<String, Object> whole(Whole whole) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        schema.put("minimum", whole.least());
        if (whole.most() != Long.MAX_VALUE) {
            schema.put("maximum", whole.most());
        }
        return schema;
    }

    private static Map<String, Object> word(Word<?> word) {
        List<String> all = new ArrayList<>(word.words().keySet());
        word.aliases().keySet().stream().sorted().forEach(all::add);
        return Map.of("enum", all);
    }

    private static Map<String, Object> orVariable(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, VARIABLE));
    }

    private Map<String, Object> list(ListOf<?> list) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", of(list.item()));
        if (list.needsOne()) {
            schema.put("minItems", 1);
        }
        return schema;
    }

    private Map<String, Object> named(@Nullable String name, Supplier<Map<String, Object>> schema) {
        if (name == null) {
            return schema.get();
        }
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, schema.get());
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private Map<String, Object> oneOf(OneOf<?> oneOf) {
        Map<String, Object> schema = object(List.copyOf(oneOf.choices()));
        schema.put("minProperties", 1);
        schema.put("maxProperties", 1);
        return schema;
    }

    private static Map<String, Object> object(String keyword, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put(keyword, value);
        return schema;
    }

    private Map<String, Object> object(List<Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), property(key)));
        Map<String, Object> schema = object("properties", properties);
        List<String> required =
                keys.stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> property(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.about());
        Map<String, Object> form = of(key.form());
        if (key.emptyAllowed()) {
            schema.put("anyOf", List.of(form, Map.of("type", "null")));
        } else {
            schema.putAll(form);
        }
        return schema;
    }
}
