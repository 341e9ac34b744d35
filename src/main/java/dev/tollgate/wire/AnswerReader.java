package dev.tollgate.wire;

import dev.tollgate.llm.Answer;
import java.util.List;

/**
 * Takes the facts of one answer as they are found: from its one document, or from the documents of its events, each of which
 * is announced by {@link #next()}. What comes later replaces what came before.
 */
final class AnswerReader implements JsonSink<AnswerFact> {
    private static final String UNTYPED_ERROR = "error";

    private final Text type = new Text();
    private final Text id = new Text();
    private final Text model = new Text();
    private final Text serviceTier = new Text();
    private final Text status = new Text();
    private final Text finishReason = new Text();
    private final Text errorType = new Text();
    private final Text errorCode = new Text();
    private final FinishReasons finishReasons = new FinishReasons();
    private final UsageNumbers usage;
    private boolean failed;
    private boolean contentSeen;
    private boolean terminated;

    // of the current document
    private boolean error;
    private boolean choices;
    private long choicesRead;
    private boolean usageObject;
    private boolean inChoice;
    private long choiceIndex;

    AnswerReader(AnswerShape.Counting counting) {
        this.usage = new UsageNumbers(counting);
    }

    /** Begins the next document. */
    void next() {
        type.clear();
        error = false;
        choices = false;
        choicesRead = 0;
        usageObject = false;
        inChoice = false;
    }

    @Override
    public void scalar(AnswerFact fact, JsonKind kind, byte[] bytes, int from, int to) {
        switch (kind) {
            case STRING -> text(fact, bytes, from, to);
            case NUMBER -> number(fact, bytes, from, to);
            case TRUE, FALSE, NULL, OBJECT, ARRAY -> {}
        }
    }

    private void text(AnswerFact fact, byte[] bytes, int from, int to) {
        switch (fact) {
            case TYPE -> type.set(bytes, from, to);
            case ID -> id.set(bytes, from, to);
            case MODEL -> model.set(bytes, from, to);
            case SERVICE_TIER -> serviceTier.set(bytes, from, to);
            case STATUS -> status.set(bytes, from, to);
            case FINISH_REASON -> {
                finishReason.set(bytes, from, to);
                if (!inChoice) {
                    finished(0);
                }
            }
            case CONTENT -> contentSeen |= to > from;
            case CALL -> contentSeen = true;
            case ERROR -> error = true;
            case ERROR_TYPE -> errorType.set(bytes, from, to);
            case ERROR_CODE -> errorCode.set(bytes, from, to);
            default -> {
                // a text where a number or a container should be says nothing
            }
        }
    }

    private void number(AnswerFact fact, byte[] bytes, int from, int to) {
        if (fact.isCount()) {
            usage.set(fact, bytes, from, to);
        } else if (fact == AnswerFact.CHOICE_INDEX) {
            choiceIndex = JsonText.count(bytes, from, to);
        } else if (fact == AnswerFact.ERROR_CODE) {
            errorCode.set(bytes, from, to);
        }
    }

    @Override
    public void open(AnswerFact fact, JsonKind kind, int at) {
        switch (fact) {
            case CHOICES -> choices = kind == JsonKind.ARRAY;
            case CHOICE -> {
                inChoice = true;
                choiceIndex = choicesRead++;
                finishReason.clear();
            }
            case CALL -> contentSeen = true;
            case ERROR -> error = true;
            case USAGE -> {
                usageObject = kind == JsonKind.OBJECT;
                usage.conclusive();
            }
            default -> {
                // a container where a text or a number should be says nothing
            }
        }
    }

    @Override
    public void close(AnswerFact fact, JsonKind kind, int at) {
        if (fact == AnswerFact.CHOICE) {
            finished(choiceIndex);
            inChoice = false;
        }
    }

    private void finished(long choice) {
        String reason = finishReason.value();
        if (reason != null) {
            finishReasons.set(choice, reason);
        }
    }

    /** The {@code type} of the current document. */
    Text type() {
        return type;
    }

    /** Whether the current document has an error in it. */
    boolean error() {
        return error;
    }

    /** Whether the current document is a chunk that has a usage and no choices, as only those who ask for it get. */
    boolean usageOnly() {
        return choices && choicesRead == 0 && usageObject;
    }

    /** Whether any content has come. */
    boolean contentSeen() {
        return contentSeen;
    }

    /** Notes that the answer ends as its dialect says. */
    void terminated() {
        terminated = true;
    }

    boolean isTerminated() {
        return terminated;
    }

    /** Notes that the answer is, or ends with, an error. */
    void failed() {
        failed = true;
    }

    /** What is known so far. */
    Answer answer() {
        List<String> reasons = finishReasons.list();
        String state = status.value();
        boolean stateSays =
                reasons.isEmpty() && state != null && !state.equals("in_progress") && !state.equals("queued");
        return new Answer(
                id.value(),
                model.value(),
                stateSays ? List.of(state) : reasons,
                usage.usage(serviceTier.value()),
                failed ? errorText() : null,
                terminated);
    }

    private String errorText() {
        String text = errorType.known() ? errorType.value() : errorCode.value();
        return text == null ? UNTYPED_ERROR : text;
    }
}
