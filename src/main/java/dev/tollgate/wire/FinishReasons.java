package dev.tollgate.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why each choice of an answer ended, by the choice's index. */
final class FinishReasons {
    /** As many choices as OpenAI allows. */
    private static final int MOST_CHOICES = 128;

    private final List<@Nullable String> reasons = new ArrayList<>(1);

    void set(long choice, String reason) {
        if (choice < 0 || choice >= MOST_CHOICES) {
            return;
        }
        while (reasons.size() <= choice) {
            reasons.add(null);
        }
        reasons.set((int) choice, reason);
    }

    /** The reasons that have come, in the order of the choices. */
    List<String> list() {
        List<String> known = new ArrayList<>(reasons.size());
        for (String reason : reasons) {
            if (reason != null) {
                known.add(reason);
            }
        }
        return known;
    }
}
