package dev.tollgate.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The place of a settled entry in a chain.
 *
 * @param chain number of the chain; each run of a gateway process writes one of its own
 * @param seq 1 for the first link of a chain, without gaps
 * @param hash SHA-256 over the entry's content, its place and its predecessor's hash
 */
public record Link(long chain, long seq, byte[] hash) {
    public Link {
        hash = hash.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    /** The hash as 64 hexadecimal digits. */
    public String hashText() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Link link && chain == link.chain && seq == link.seq && Arrays.equals(hash, link.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(chain) * 31 + Long.hashCode(seq);
    }

    @Override
    public String toString() {
        return "link " + seq + " of chain " + chain;
    }
}
