package dev.tollgate.admin;

/** Which port is the admin port, as against those of the traffic, the metrics and the health. */
public interface AdminPort {
    /** Whether this local port is it. */
    boolean isAdmin(int port);
}
