package dev.tollgate.translate;

import dev.tollgate.llm.Dialect;

/** One pair of dialects: pure, stateless, without I/O. */
public interface Translator {

    /** What the client speaks. */
    Dialect client();

    /** What the provider speaks. */
    Dialect provider();

    /**
     * The client's request in the provider's dialect.
     *
     * @throws Untranslatable when the body is not valid for the client's dialect
     */
    TranslatedRequest request(byte[] body, RequestHints hints);

    /**
     * A whole 2xx JSON answer of the provider in the client's dialect.
     *
     * @throws Untranslatable when the body is not an answer of the provider's dialect
     */
    byte[] answer(byte[] body, AnswerHints hints);

    /** A translation of one streamed answer, to be fed with the provider's events. */
    StreamTranslation stream(AnswerHints hints);

    /**
     * An error answer of any status, whose body may be no JSON at all.
     *
     * @param requestId for a client whose dialect has one in the body, where the provider's body has none
     */
    TranslatedError error(int status, byte[] body, String requestId);
}
