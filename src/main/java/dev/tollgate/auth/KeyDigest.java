package dev.tollgate.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256 of a key: enough to recognise it, useless to whoever reads it. */
public final class KeyDigest {
    private static final String PREFIX = "sha256:";
    private static final int LENGTH = 32;

    private final byte[] digest;

    private KeyDigest(byte[] digest) {
        this.digest = digest;
    }

    /** The digest of a key. */
    public static KeyDigest ofKey(String key) {
        try {
            return new KeyDigest(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A digest as {@code keyHash} gives it.
     *
     * @throws IllegalArgumentException unless it is {@code sha256:} and 64 hexadecimal digits
     */
    public static KeyDigest ofHash(String text) {
        String hex = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException("not a key hash (expected: sha256: and 64 hexadecimal digits)");
        }
        return new KeyDigest(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)));
    }

    /** Compared in constant time. */
    public boolean sameAs(KeyDigest other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    /** A stable id of the key that is not the key: its first 12 hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(digest, 0, 6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest digestOther && Arrays.equals(digest, digestOther.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return PREFIX + id() + "...";
    }
}
