package dev.tollgate.simulate;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into the pieces of a stream. */
final class Pieces {
    private Pieces() {}

    /** Pieces of so many code points; one empty piece for an empty text. */
    static List<String> of(String text, int codePoints) {
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int furthest = Math.min(text.length(), start + 2 * codePoints);
            int ahead = text.codePointCount(start, furthest);
            int end = text.offsetByCodePoints(start, Math.min(codePoints, ahead));
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces.isEmpty() ? List.of("") : pieces;
    }

    /** {@code "word0 "}, {@code "word1 "}, ..., filled up or cut to a size in bytes unless that is 0. */
    static List<String> words(int count, int size) {
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String word = "word" + i + " ";
            words.add(size == 0 ? word : (word + "x".repeat(size)).substring(0, size));
        }
        return words;
    }
}
