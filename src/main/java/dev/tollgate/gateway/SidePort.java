package dev.tollgate.gateway;

/** The ports beside the traffic, with the paths that each of them serves. */
public enum SidePort {
    ADMIN("/"),
    STATS("/metrics"),
    READINESS("/healthz/");

    private final String prefix;

    SidePort(String prefix) {
        this.prefix = prefix;
    }

    /** Whether this port is the one for a path: the admin port has whatever the others have not. */
    boolean serves(String path) {
        return switch (this) {
            case STATS, READINESS -> path.startsWith(prefix);
            case ADMIN -> !path.startsWith(STATS.prefix) && !path.startsWith(READINESS.prefix);
        };
    }
}
