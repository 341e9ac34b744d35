package dev.tollgate.translate;

/**
 * The fact that {@link dev.tollgate.pipeline.Phase#TRANSLATE} learns where client and provider speak different dialects.
 *
 * @param translator translates the answer back
 * @param request what the provider gets, and what was dropped for it
 * @param hints what the answer's translation needs to know of the request
 */
public record Translation(Translator translator, TranslatedRequest request, AnswerHints hints) {}
