package dev.tollgate.wire;

import java.util.Arrays;

/** Which of the open brackets are objects and which arrays: one bit a level, so that depth costs next to nothing. */
final class Nesting {
    /** Far above any sane document; bounds what a hostile stream of brackets can take. */
    static final int DEEPEST = 1 << 20;

    private long[] objects = new long[2];
    private int depth;

    /** Opens a level; false when that is one too many. */
    boolean open(boolean object) {
        if (depth == DEEPEST) {
            return false;
        }
        int word = depth >>> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, word * 2);
        }
        long bit = 1L << depth;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        depth++;
        return true;
    }

    void close() {
        depth--;
    }

    /** Whether the innermost open level is an object. */
    boolean inObject() {
        return depth > 0 && (objects[depth - 1 >>> 6] & 1L << depth - 1) != 0;
    }

    int depth() {
        return depth;
    }

    void reset() {
        depth = 0;
    }
}
