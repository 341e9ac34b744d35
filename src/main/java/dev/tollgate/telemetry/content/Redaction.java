package dev.tollgate.telemetry.content;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of text what looks like a credential. People paste keys into questions, and tools print them. */
final class Redaction {
    private static final String REDACTED = "[REDACTED]";

    /** By the shapes that the issuers of keys document. */
    private static final List<Pattern> CREDENTIALS = List.of(
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,}"),
            Pattern.compile("\\bgithub_pat_[A-Za-z0-9_]{20,}"),
            Pattern.compile("\\bglpat-[A-Za-z0-9_-]{16,}"),
            Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
            Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
            Pattern.compile("(?i)(?<=\\bbearer )[A-Za-z0-9._~+/-]{16,}=*"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"));

    private Redaction() {}

    static String of(String text) {
        String clean = text;
        for (Pattern credential : CREDENTIALS) {
            clean = credential.matcher(clean).replaceAll(REDACTED);
        }
        return clean;
    }
}
