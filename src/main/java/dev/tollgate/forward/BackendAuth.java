package dev.tollgate.forward;

/** The {@code backendAuth} policy: the key that the provider gets. Never printed. */
public record BackendAuth(String key) {
    @Override
    public String toString() {
        return "BackendAuth[key=redacted]";
    }
}
