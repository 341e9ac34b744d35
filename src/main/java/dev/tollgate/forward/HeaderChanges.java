package dev.tollgate.forward;

import java.util.List;
import java.util.Map;

/**
 * Changes to a set of headers, applied in the order remove, set, add.
 *
 * @param add name to value, added beside what is there
 * @param set name to value, instead of what is there
 * @param remove names
 */
public record HeaderChanges(Map<String, String> add, Map<String, String> set, List<String> remove) {
    public HeaderChanges {
        add = Map.copyOf(add);
        set = Map.copyOf(set);
        remove = List.copyOf(remove);
    }

    /** The {@code requestHeaderModifier} policy: of the request to the provider. */
    public record OfRequest(HeaderChanges changes) {}

    /** The {@code responseHeaderModifier} policy: of the answer to the client. */
    public record OfResponse(HeaderChanges changes) {}
}
