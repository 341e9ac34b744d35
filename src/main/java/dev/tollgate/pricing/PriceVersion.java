package dev.tollgate.pricing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a set of prices so that another set never has the same name. */
final class PriceVersion {
    private static final int DIGEST_BYTES = 4;

    private PriceVersion() {}

    /** Such as {@code 2026-08-1f0c9a3e+5b21c7d0}. The policy for unknown models is a part of it. */
    static String of(Catalogue catalogue, PriceOverrides overrides) {
        if (overrides.models().isEmpty() && overrides.onUnknownModel() instanceof OnUnknownModel.LeaveUnknown) {
            return catalogue.version();
        }
        StringBuilder text = new StringBuilder().append(overrides.onUnknownModel());
        overrides
                .models()
                .forEach(override -> text.append('\n')
                        .append(override.name())
                        .append('\t')
                        .append(override.provider())
                        .append('\t')
                        .append(override.period()));
        return catalogue.version() + "+" + digest(text.toString());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
