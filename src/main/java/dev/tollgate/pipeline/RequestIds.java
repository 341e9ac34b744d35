package dev.tollgate.pipeline;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The gateway's own id of a request. */
final class RequestIds {
    static final String HEADER = "x-request-id";

    private static final int LONGEST = 128;
    private static final char[] ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();
    private static final int RANDOM_LENGTH = 22;

    private RequestIds() {}

    /** The caller's id when it is sane (letters, digits, {@code - _ . : /}, at most 128 of them), else a new one. */
    static String takenOverOrMade(@Nullable String sent) {
        return sent != null && sane(sent) ? sent : made();
    }

    private static boolean sane(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean fine =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.:/".indexOf(c) >= 0;
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    /** 22 characters of 62 are 131 bits: no two alike in practice; they need not be secret. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] text = new char[4 + RANDOM_LENGTH];
        "req_".getChars(0, 4, text, 0);
        for (int i = 4; i < text.length; i++) {
            text[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(text);
    }
}
