package dev.tollgate.config.form;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One of a few words.
 *
 * @param words in the order in which messages name them
 * @param aliases other words for the same, which messages do not name
 * @param unsupported words that agentgateway knows and Tollgate does not
 */
public record Word<T>(Map<String, T> words, Map<String, T> aliases, List<String> unsupported) implements Form<T> {
    public Word {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        aliases = Map.copyOf(aliases);
        unsupported = List.copyOf(unsupported);
    }

    /** The constants of an enum by their texts. */
    public static <E extends Enum<E>> Word<E> of(Class<E> type, Function<E, String> text) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> words.put(text.apply(constant), constant));
        return new Word<>(words, Map.of(), List.of());
    }

    /** Words that stand for themselves. */
    public static Word<String> of(String... words) {
        Map<String, String> themselves = new LinkedHashMap<>();
        Arrays.stream(words).forEach(word -> themselves.put(word, word));
        return new Word<>(themselves, Map.of(), List.of());
    }

    /** The same words, and another one for the meaning of {@code word}. */
    public Word<T> alsoAs(String alias, String word) {
        Map<String, T> more = new LinkedHashMap<>(aliases);
        more.put(alias, Objects.requireNonNull(words.get(word), word));
        return new Word<>(words, more, unsupported);
    }

    /** The same words, with some that agentgateway knows and Tollgate does not. */
    public Word<T> notSupported(String... others) {
        return new Word<>(words, aliases, List.of(others));
    }

    @Override
    public String expected() {
        List<String> all = List.copyOf(words.keySet());
        return all.size() == 1
                ? all.getFirst()
                : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }

    @Override
    public @Nullable T read(Value value) {
        Value.Scalar scalar = value.scalar();
        if (scalar == Value.Scalar.UNSOUND) {
            return null;
        }
        if (scalar == null || !(scalar.is(Tag.STR) || scalar.substituted())) {
            return value.wrong(expected());
        }
        T word = words.get(scalar.text());
        T meant = word == null ? aliases.get(scalar.text()) : word;
        if (meant == null && unsupported.contains(scalar.text())) {
            return value.fault(value.name() + " " + scalar.text() + " is not supported by Tollgate", expected());
        }
        return meant == null ? value.wrong(expected()) : meant;
    }
}
