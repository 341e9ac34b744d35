package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides the pace of a stream and the trouble in it.
 *
 * @param steps what is done, one after the other; the last is a {@link Step.Finish}
 * @param pieces of how many deltas the whole output consists, also when the steps end before
 */
record Script(List<Step> steps, long pieces) {
    private static final int TROUBLE_AFTER = 3;
    private static final long PING_MILLIS = 1000;
    /** Time for what was sent to arrive, since a reset discards what the other side has not read. */
    private static final long BEFORE_RESET_MILLIS = 20;

    /**
     * The script of an answer.
     *
     * @param pace milliseconds before each delta, unless a directive says otherwise
     * @param trouble what happens after three deltas, a {@code KIND} of {@code [[mid:KIND]]}, or null
     */
    static Script of(AnswerForm form, Directives directives, long pace, @Nullable String trouble) {
        List<StreamEvent> events = form.events();
        List<Step> steps = new ArrayList<>(events.size());
        long pieces = events.stream().filter(StreamEvent::delta).count();
        steps.add(play(steps, form, events, directives, gap(directives, pace), trouble));
        return new Script(steps, pieces);
    }

    private static long gap(Directives directives, long pace) {
        return directives.has("slow") ? directives.number("slow", 1, 50) : directives.number("delay", 0, pace);
    }

    private static Step.Finish play(
            List<Step> steps,
            AnswerForm form,
            List<StreamEvent> events,
            Directives directives,
            long gap,
            @Nullable String trouble) {
        int deltas = 0;
        for (StreamEvent event : events) {
            if (event.delta() && gap > 0) {
                steps.add(new Step.Pause(gap));
            }
            steps.add(event);
            if (event.delta() && ++deltas == 1) {
                keepQuiet(steps, form, directives);
            }
            if (event.delta() && deltas == TROUBLE_AFTER && trouble != null) {
                Step.Finish end = trouble(steps, form, trouble, event);
                if (end != null) {
                    return end;
                }
            }
        }
        return Step.Finish.COMPLETED;
    }

    private static void keepQuiet(List<Step> steps, AnswerForm form, Directives directives) {
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
    private static Step.@Nullable Finish trouble(List<Step> steps, AnswerForm form, String kind, StreamEvent delta) {
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
