package dev.tollgate.telemetry.relay;

/**
 * What an exporter is answered, by the rules of OTLP over HTTP.
 *
 * @param contentType of {@code body}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Relayed(int status, String contentType, byte[] body) {
    static final String PROTOBUF = "application/x-protobuf";

    static Relayed of(int status) {
        return new Relayed(status, PROTOBUF, new byte[0]);
    }
}
