package dev.tollgate.wire;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content codings that can be undone here, of those in the registry of RFC 9110. */
enum ContentCoding {
    IDENTITY,
    GZIP,
    DEFLATE,
    BR,
    ZSTD;

    /** The coding of this name, in any case; null when it cannot be undone, at all or on this platform. */
    static @Nullable ContentCoding of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            case "br" -> Natives.BROTLI ? BR : null;
            case "zstd" -> Natives.ZSTD ? ZSTD : null;
            default -> null;
        };
    }

    Decoder.Codec codec() throws IOException {
        return switch (this) {
            case IDENTITY -> new IdentityCodec();
            case GZIP -> new GzipCodec();
            case DEFLATE -> new DeflateCodec();
            case BR -> new BrotliCodec();
            case ZSTD -> new ZstdCodec();
        };
    }

    /** Looked for when first asked for; a platform that lacks them does without these codings. */
    private static final class Natives {
        static final boolean BROTLI = brotli();
        static final boolean ZSTD = zstd();

        private static boolean brotli() {
            try {
                return Brotli4jLoader.isAvailable();
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }

        private static boolean zstd() {
            try {
                Native.load();
                return Native.isLoaded();
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }
    }
}
