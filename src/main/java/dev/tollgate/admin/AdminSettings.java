package dev.tollgate.admin;

import dev.tollgate.auth.KeyDigest;
import dev.tollgate.ledger.Ledger;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the admin API stands on.
 *
 * @param ledger the book that this process writes; null where none is kept
 * @param token the digest of {@code config.adminToken}; null where none is asked for
 * @param address where the admin port listens
 */
public record AdminSettings(
        @Nullable Ledger ledger, @Nullable KeyDigest token, InetSocketAddress address) {
    /** Whether only programs on this machine reach the port. */
    boolean loopback() {
        return address.getAddress() != null && address.getAddress().isLoopbackAddress();
    }
}
