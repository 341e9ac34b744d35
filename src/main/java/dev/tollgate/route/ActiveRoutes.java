package dev.tollgate.route;

import dev.tollgate.pipeline.TrafficPorts;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is served at this moment, by the local port that is really open. Swapped as a whole: a request sees the table of
 * before a reload or of after it, never a mixture.
 */
@Singleton
public final class ActiveRoutes implements TrafficPorts {
    private volatile Map<Integer, Bind> byPort = Map.of();

    /** Replaces everything. */
    public void swap(Map<Integer, Bind> byPort) {
        this.byPort = Map.copyOf(byPort);
    }

    @Override
    public boolean carriesTraffic(int port) {
        return byPort.containsKey(port);
    }

    @Nullable
    Bind bind(int port) {
        return byPort.get(port);
    }

    /** Everything that is served. */
    public Map<Integer, Bind> byPort() {
        return byPort;
    }
}
