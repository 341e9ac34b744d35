package dev.tollgate.telemetry.relay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Messages as gRPC frames them: a flag for compression and a length before each. */
final class GrpcMessages {
    private static final int PREFIX = 5;
    /** More than any exporter sends at once. */
    private static final int LARGEST = 64 << 20;

    private GrpcMessages() {}

    /** @throws IOException when the body is not in the encoding that it names, or too large */
    static byte[] framed(Export export) throws IOException {
        byte[] plain = "gzip".equals(export.contentEncoding()) ? unpacked(export.body()) : export.body();
        return ByteBuffer.allocate(PREFIX + plain.length)
                .put((byte) 0)
                .putInt(plain.length)
                .put(plain)
                .array();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(LARGEST + 1);
            if (plain.length > LARGEST) {
                throw new IOException("more than " + LARGEST + " bytes");
            }
            return plain;
        }
    }

    /** The status of OTLP over HTTP that tells an exporter the same as gRPC's. */
    static int httpStatus(String grpcStatus) {
        return switch (grpcStatus) {
            case "0" -> 200;
            case "3" -> 400;
            case "7" -> 403;
            case "8" -> 429;
            case "16" -> 401;
            // those that may be tried again, by the specification of OTLP
            case "1", "4", "10", "11", "14", "15" -> 503;
            default -> 502;
        };
    }
}
