package dev.tollgate.simulate;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The content encodings; every stream made here gives out what it has when flushed. */
enum Encoding {
    GZIP("gzip"),
    DEFLATE("deflate"),
    BROTLI("br"),
    ZSTD("zstd");

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** The name in {@code content-encoding} and {@code accept-encoding}. */
    String token() {
        return token;
    }

    /** The first encoding that {@code accept-encoding} lists and does not refuse, or null. */
    static @Nullable Encoding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return null;
        }
        for (String one : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = one.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            boolean refused = parts.length == 2 && parts[1].matches("0(\\.0*)?");
            Encoding encoding = named(parts[0]);
            if (encoding != null && !refused) {
                return encoding;
            }
        }
        return null;
    }

    static @Nullable Encoding named(String token) {
        for (Encoding encoding : values()) {
            if (encoding.token.equals(token)) {
                return encoding;
            }
        }
        return null;
    }

    OutputStream encoder(OutputStream out) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPOutputStream(out, 512, true);
            case DEFLATE -> new DeflaterOutputStream(out, true);
            case BROTLI -> {
                Brotli4jLoader.ensureAvailability();
                yield new BrotliOutputStream(out);
            }
            case ZSTD -> new ZstdOutputStream(out);
        };
    }

    byte[] decoded(byte[] bytes) throws IOException {
        try (InputStream in = decoder(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private InputStream decoder(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(in);
            case DEFLATE -> new InflaterInputStream(in);
            case BROTLI -> {
                Brotli4jLoader.ensureAvailability();
                yield new BrotliInputStream(in);
            }
            case ZSTD -> new ZstdInputStream(in);
        };
    }
}
