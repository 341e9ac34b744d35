package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the pace of a stream and the trouble in it. */
final class Script {
    private static final int TROUBLE_AFTER = 3;
    private static final long PING_MILLIS = 1000;
    /** Time for what was sent to arrive, since a reset discards what the other side has not read. */
    private static final long BEFORE_RESET_MILLIS = 20;

    private final List<Step> steps = new ArrayList<>();
    private final AnswerForm form;
    private final Directives directives;
    private final @Nullable String trouble;

    private Script(AnswerForm form, Directives directives, @Nullable String trouble) {
        this.form = form;
        this.directives = directives;
        this.trouble = trouble;
    }

    /**
     * The steps of a stream.
     *
     * @param pace milliseconds before each delta, unless a directive says otherwise
     * @param trouble what happens after three deltas, a {@code KIND} of {@code [[mid:KIND]]}, or null
     */
    static List<Step> of(AnswerForm form, Directives directives, long pace, @Nullable String trouble) {
        Script script = new Script(form, directives, trouble);
        script.steps.add(script.play(gap(directives, pace)));
        return script.steps;
    }

    private static long gap(Directives directives, long pace) {
        return directives.has("slow") ? directives.number("slow", 1, 50) : directives.number("delay", 0, pace);
    }

    private Step.Finish play(long gap) {
        int deltas = 0;
        for (StreamEvent event : form.events()) {
            if (event.delta() && gap > 0) {
                steps.add(new Step.Pause(gap));
            }
            steps.add(event);
            if (event.delta() && ++deltas == 1) {
                keepQuiet();
            }
            if (event.delta() && deltas == TROUBLE_AFTER && trouble != null) {
                Step.Finish end = trouble(trouble, event);
                if (end != null) {
                    return end;
                }
            }
        }
        return Step.Finish.COMPLETED;
    }

    private void keepQuiet() {
        long silent = directives.number("idle", 0, 0);
        if (silent > 0) {
            steps.add(new Step.Pause(silent));
        }
        for (long left = directives.number("idleping", 0, 0); left > 0; left -= PING_MILLIS) {
            steps.add(new Step.Pause(PING_MILLIS));
            steps.add(form.ping());
        }
    }

    /** The end that the trouble brings, or null when the stream goes on. */
    private Step.@Nullable Finish trouble(String kind, StreamEvent delta) {
        switch (kind) {
            case "error" -> {
                steps.addAll(form.failure());
                return Step.Finish.FAILED;
            }
            case "disconnect" -> {
                steps.add(new Step.Pause(BEFORE_RESET_MILLIS));
                return Step.Finish.RESET;
            }
            case "truncate" -> {
                return Step.Finish.TRUNCATED;
            }
            case "hang" -> {
                return Step.Finish.HANGING;
            }
            case "nullevent" -> steps.add(form.nothing());
            case "badutf8" -> steps.add(delta.corrupted());
            default -> {}
        }
        return null;
    }
}
