package dev.tollgate.translate;

/**
 * The {@code strict} setting of a backend.
 *
 * @param strict refuses a request of which something would be dropped, instead of naming it in {@code x-tollgate-dropped}
 */
public record TranslationSettings(boolean strict) {}
