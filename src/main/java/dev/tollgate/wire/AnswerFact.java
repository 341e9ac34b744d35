package dev.tollgate.wire;

/** What is read from answers and their events; where each stands is the business of each dialect's paths. */
enum AnswerFact {
    /** Which event, or which object, this is. */
    TYPE,
    ID,
    MODEL,
    SERVICE_TIER,
    /** The list of choices, of which one answers. */
    CHOICES,
    CHOICE,
    CHOICE_INDEX,
    FINISH_REASON,
    /** The state of a whole answer, which is its finish reason where it has no other. */
    STATUS,
    /** Text that counts as content when there is any of it. */
    CONTENT,
    /** Something that counts as content by being there. */
    CALL,
    ERROR,
    ERROR_TYPE,
    ERROR_CODE,
    /** The object with the final numbers. */
    USAGE,
    INPUT,
    TOTAL,
    CACHE_READ,
    CACHE_WRITE,
    CACHE_WRITE_5M,
    CACHE_WRITE_1H,
    OUTPUT,
    REASONING,
    WEB_SEARCHES;

    /** Whether this is one of the numbers of a usage. */
    boolean isCount() {
        return ordinal() > USAGE.ordinal();
    }
}
