package dev.tollgate.simulate;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps its newest entries only. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int kept;

    Recent(int kept) {
        this.kept = kept;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > kept;
    }
}
