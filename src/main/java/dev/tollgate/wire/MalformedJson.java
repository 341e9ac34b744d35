package dev.tollgate.wire;

public final class MalformedJson extends RuntimeException {
    public MalformedJson(String m) {
        super(m);
    }
}
