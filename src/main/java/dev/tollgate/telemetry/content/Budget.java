package dev.tollgate.telemetry.content;

/** How much content one exchange may tell: 4 KiB a part, 64 KiB in all, counted in characters. */
final class Budget {
    static final int PART = 4 * 1024;
    static final int WHOLE = 64 * 1024;

    private int left;

    Budget(int left) {
        this.left = left;
    }

    int left() {
        return left;
    }

    /** A text without credentials, cut to a part. The cut comes last, so that no half of a credential stays. */
    static String part(String text) {
        // what is kept must be looked at a little past its end, but not all of what may be megabytes
        String looked = text.length() > 2 * PART ? text.substring(0, 2 * PART) : text;
        String clean = Redaction.of(looked);
        return clean.length() <= PART && looked.length() == text.length()
                ? clean
                : clean.substring(0, Math.min(clean.length(), PART - 1)) + "\u2026";
    }

    /** Whether there is room for a JSON text, which takes it. */
    boolean take(String json) {
        if (json.length() > left) {
            return false;
        }
        left -= json.length();
        return true;
    }
}
