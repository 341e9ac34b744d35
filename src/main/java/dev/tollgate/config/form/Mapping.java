package dev.tollgate.config.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with known keys.
 *
 * <p>Any other key is a fault; one that agentgateway knows is told as such. A key that is described here and that
 * {@code build} does not ask for is a programming error, so that nothing in a file can be ignored.
 */
public final class Mapping<T> implements Form<T> {
    private final List<Key<?>> keys;
    private final List<String> unsupported;
    private final @Nullable String name;
    private final boolean open;
    private final Function<Fields, @Nullable T> build;

    private Mapping(
            List<Key<?>> keys,
            List<String> unsupported,
            @Nullable String name,
            boolean open,
            Function<Fields, @Nullable T> build) {
        this.open = open;
        this.keys = List.copyOf(keys);
        this.unsupported = List.copyOf(unsupported);
        this.name = name;
        this.build = build;
    }

    public static Keys of(Key<?>... keys) {
        return new Keys(Arrays.asList(keys));
    }

    public static Keys of(List<Key<?>> keys) {
        return new Keys(keys);
    }

    /** A mapping in the making: its keys are known, not yet what they become. */
    public static final class Keys {
        private final List<Key<?>> keys;
        private final List<String> unsupported = new ArrayList<>();
        private @Nullable String name;
        private boolean open;

        private Keys(List<Key<?>> keys) {
            this.keys = keys;
        }

        /** Keys that agentgateway knows here and Tollgate does not. */
        public Keys notSupported(String... names) {
            unsupported.addAll(Arrays.asList(names));
            return this;
        }

        /** Other keys are not looked at: for whoever needs a part of a file that another reads whole. */
        public Keys amongOthers() {
            open = true;
            return this;
        }

        /** A mapping that stands in several places, and is described once under this name. */
        public Keys named(String ownName) {
            name = ownName;
            return this;
        }

        /**
         * @param build makes the value; called when every required key could be read, also when others could not, so that
         *     it finds what else is wrong. Returns null after it has noted a fault
         */
        public <T> Mapping<T> reads(Function<Fields, @Nullable T> build) {
            return new Mapping<>(keys, unsupported, name, open, build);
        }
    }

    @Override
    public @Nullable T read(Value value) {
        Map<String, Entries.Entry> entries = Entries.of(value, expected());
        if (entries == null) {
            return null;
        }
        Map<String, Key<?>> known = new LinkedHashMap<>();
        keys.forEach(key -> known.put(key.name(), key));
        Fields fields = new Fields(value);
        entries.forEach((entryName, entry) -> {
            Key<?> key = known.get(entryName);
            if (key == null) {
                if (!open) {
                    unknown(value, entry.key());
                }
            } else if (!leftOut(key, entry.value())) {
                fields.read(key, entry.value());
            }
        });
        List<Key<?>> missing = keys.stream()
                .filter(key -> key.required() && !entries.containsKey(key.name()))
                .toList();
        missing.forEach(key -> value.fault(
                value.name() + " has no " + key.name(),
                key.name() + ": " + key.form().expected()));
        boolean complete = keys.stream().allMatch(key -> !key.required() || fields.isRead(key));
        T built = complete ? build.apply(fields) : null;
        if (built != null && value.sound()) {
            fields.checkAllUsed();
        }
        return built;
    }

    private static boolean leftOut(Key<?> key, Value value) {
        return value.isEmpty() ? key.emptyAllowed() : !key.required() && value.isLeftOut();
    }

    private void unknown(Value mapping, Value key) {
        if (unsupported.contains(key.name())) {
            key.fault(key.name() + " is not supported by Tollgate", null);
            return;
        }
        List<String> own = keys.stream().map(Key::name).toList();
        String what = key.name() + " is not a key of " + mapping.name();
        String close = Spelling.closest(
                key.name(), Stream.concat(own.stream(), unsupported.stream()).toList());
        if (close == null) {
            key.fault(
                    what,
                    String.join(
                            ", ",
                            keys.stream()
                                    .filter(known -> !known.alias())
                                    .map(Key::name)
                                    .toList()));
        } else {
            key.fault(what + ": did you mean " + close + "?", null);
        }
    }

    @Override
    public String expected() {
        return "a mapping";
    }

    @Override
    public boolean mayBeEmpty() {
        return true;
    }

    public List<Key<?>> keys() {
        return keys;
    }

    /** Its own name where it stands in several places. */
    public @Nullable String name() {
        return name;
    }
}
