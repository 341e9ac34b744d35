package dev.tollgate.simulate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Fingerprints of bodies and credentials, and the signature under simulated thinking. */
final class Digests {
    private static final SecretKeySpec SIGNING_KEY =
            new SecretKeySpec("simulated thinking".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private Digests() {}

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The first twelve hexadecimal digits of the SHA-256. */
    static String brief(byte[] bytes) {
        return sha256(bytes).substring(0, 12);
    }

    static String brief(String text) {
        return brief(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature of a thinking block; the same text has the same signature in every simulator. */
    static String signature(String thinking) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(SIGNING_KEY);
            byte[] signed = mac.doFinal(thinking.getBytes(StandardCharsets.UTF_8));
            return "EqQB" + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
