package dev.tollgate.ledger;

import java.security.MessageDigest;

/**
 * The end of a chain, to which a transaction adds. A transaction works on a copy, which becomes the head when it has been
 * committed. Used on one thread only.
 */
final class Chain {
    private final MessageDigest digest;
    private final long number;
    private long seq;
    private byte[] hash;

    Chain(long number, long seq, byte[] hash) {
        this(number, seq, hash, Content.sha256());
    }

    private Chain(long number, long seq, byte[] hash, MessageDigest digest) {
        this.digest = digest;
        this.number = number;
        this.seq = seq;
        this.hash = hash;
    }

    Chain copy() {
        return new Chain(number, seq, hash, digest);
    }

    long number() {
        return number;
    }

    long seq() {
        return seq;
    }

    byte[] hash() {
        return hash;
    }

    /** The place of the next link, whose content is given. */
    Link add(String content) {
        hash = Content.hash(digest, hash, number, seq + 1, content);
        seq++;
        return new Link(number, seq, hash);
    }
}
