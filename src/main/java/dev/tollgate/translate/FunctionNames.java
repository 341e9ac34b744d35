package dev.tollgate.translate;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The names of functions that Chat Completions takes: at most 64 letters, where Anthropic takes 128, and tools of MCP servers
 * often have more than 64. A longer one is cut, with a checksum of the whole behind it, so that two stay two; the client gets
 * its own back.
 */
final class FunctionNames {

    private static final int LONGEST = 64;

    private final Dropped dropped;
    private final Map<String, String> ownNames = new HashMap<>();

    FunctionNames(Dropped dropped) {
        this.dropped = dropped;
    }

    /** The provider's name of a tool; names the field where it is another than the client's. */
    String toProvider(String name, FieldPath path) {
        if (name.length() <= LONGEST) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        String tail = "_%08x".formatted(checksum.getValue());
        String cut = name.substring(0, LONGEST - tail.length()) + tail;
        ownNames.put(cut, name);
        dropped.add(path);
        return cut;
    }

    /** The client's names by the provider's, of those that are not the same. */
    Map<String, String> ownNames() {
        return ownNames;
    }
}
