package dev.tollgate.wire;

import java.util.Map;

public final class Splice {
    public static byte[] model(byte[] b, RequestFacts f, String m) {
        return b;
    }

    public static byte[] fields(byte[] b, Map<String, String> d, Map<String, String> o) {
        return b;
    }
}
