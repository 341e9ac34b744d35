package dev.tollgate.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Model names as labels of metrics. What is neither configured nor priced is {@code _other}; and since a wildcard such as
 * {@code claude-*} fits any number of names, there is room for so many that were only asked for, and for so many more that a
 * provider has answered for.
 */
final class ModelLabels {
    static final String OTHER = "_other";

    private static final int MOST_ASKED = 100;
    private static final int MOST_ANSWERED = 200;
    private static final int LONGEST = 128;

    private final KnownModels known;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    ModelLabels(KnownModels known) {
        this.known = known;
    }

    /**
     * @param model null where a request has none
     * @param exists whether a provider answered for it without an error, which it does not for a name that is made up
     */
    @Nullable
    String label(@Nullable String model, boolean exists) {
        if (model == null) {
            return null;
        }
        if (asked.contains(model) || answered.contains(model)) {
            return model;
        }
        if (model.length() > LONGEST || !known.knows(model)) {
            return OTHER;
        }
        return admitted(asked, MOST_ASKED, model) || (exists && admitted(answered, MOST_ANSWERED, model))
                ? model
                : OTHER;
    }

    private static boolean admitted(Set<String> names, int most, String name) {
        return names.size() < most && names.add(name);
    }
}
