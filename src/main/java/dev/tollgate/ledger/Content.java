package dev.tollgate.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * What the hash of a link covers, as text that anyone can make again: one line {@code name=value} for each column that is not
 * NULL, in the order of {@link EntryColumns#CONTENT}, then for each attempt the same with {@code attempt.N.} before the
 * name. Backslash and line feed in a value are written {@code \\} and {@code \n}.
 *
 * <pre>hash = SHA-256(hash of the predecessor, then UTF-8 of "chain=C\nchain_seq=S\n", then UTF-8 of the content)</pre>
 *
 * The predecessor of the first link is the SHA-256 of the run's UUID as text, which stands in {@code replica}.
 */
final class Content {
    private Content() {}

    static String of(Entry entry, List<AttemptLine> attempts) {
        StringBuilder text = new StringBuilder(2048);
        lines(text, "", EntryColumns.CONTENT, entry);
        for (AttemptLine attempt : attempts) {
            lines(text, "attempt." + attempt.attempt() + ".", AttemptColumns.ALL, attempt);
        }
        return text.toString();
    }

    static String of(Checkpoint checkpoint) {
        StringBuilder text = new StringBuilder(256);
        lines(text, "checkpoint.", Checkpoint.CONTENT, checkpoint);
        return text.toString();
    }

    private static <T> void lines(StringBuilder text, String prefix, List<Column<T>> columns, T row) {
        for (Column<T> column : columns) {
            Object value = column.of(row);
            if (value != null) {
                text.append(prefix).append(column.name()).append('=');
                escape(text, Column.text(value));
                text.append('\n');
            }
        }
    }

    private static void escape(StringBuilder text, String value) {
        if (value.indexOf('\n') < 0 && value.indexOf('\\') < 0) {
            text.append(value);
        } else {
            text.append(value.replace("\\", "\\\\").replace("\n", "\\n"));
        }
    }

    /** What stands before the first link of a chain. */
    static byte[] genesis(UUID run) {
        return sha256().digest(run.toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(byte[] predecessor, long chain, long seq, String content) {
        return hash(sha256(), predecessor, chain, seq, content);
    }

    /** @param digest reset, as it is left again */
    static byte[] hash(MessageDigest digest, byte[] predecessor, long chain, long seq, String content) {
        digest.update(predecessor);
        digest.update(("chain=" + chain + "\nchain_seq=" + seq + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
