package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.tollgate.llm.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecoderTest {
    enum Coding {
        GZIP("gzip"),
        ZLIB("deflate"),
        RAW("Deflate"),
        BROTLI("br"),
        ZSTD("zstd");

        private final String name;

        Coding(String name) {
            this.name = name;
        }

        OutputStream encoder(OutputStream out) throws IOException {
            return switch (this) {
                case GZIP -> new GZIPOutputStream(out, true);
                case ZLIB -> new DeflaterOutputStream(out, true);
                case RAW -> new DeflaterOutputStream(out, new Deflater(6, true), true);
                case BROTLI -> {
                    Brotli4jLoader.ensureAvailability();
                    yield new BrotliOutputStream(out, new Encoder.Parameters().setQuality(4));
                }
                case ZSTD -> new ZstdOutputStream(out);
            };
        }

        byte[] encode(byte[] plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream encoder = encoder(out)) {
                encoder.write(plain);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCutIsDecoded(Coding coding) {
        byte[] plain = Golden.of("responses-tools.sse").bytes();
        byte[] encoded = coding.encode(plain);
        for (int size : new int[] {1, 2, 3, 7, 64, encoded.length}) {
            assertThat(decode(coding.name, encoded, size)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void largeOnesAreDecoded(Coding coding) {
        byte[] plain = new byte[600_000];
        new Random(1).nextBytes(plain);
        Arrays.fill(plain, 200_000, 400_000, (byte) 'x');
        byte[] encoded = coding.encode(plain);
        assertThat(decode(coding.name, encoded, 16_000)).isEqualTo(plain);
        assertThat(decode(coding.name, encoded, encoded.length)).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource
    void aFlushedEventIsDecodedAtOnce(Coding coding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (Decoder decoder = Decoder.of(coding.name);
                OutputStream encoder = coding.encoder(out)) {
            for (int i = 0; i < 20; i++) {
                String event = "data: {\"n\":" + i + "}\n\n";
                encoder.write(event.getBytes(StandardCharsets.US_ASCII));
                encoder.flush();
                plain.reset();
                decoder.decode(ByteBuffer.wrap(out.toByteArray()), piece -> copy(piece, plain));
                out.reset();
                assertThat(plain).asString().isEqualTo(event);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTapReadsACompressedStream(Coding coding) {
        for (Golden golden : Golden.ALL) {
            byte[] encoded = coding.encode(golden.bytes());
            AnswerTap tap = AnswerTap.of(golden.dialect(), golden.stream());
            try (Decoder decoder = Decoder.of(coding.name)) {
                for (byte next : encoded) {
                    decoder.decode(ByteBuffer.wrap(new byte[] {next}), tap::read);
                }
            }
            tap.end();
            Answer answer = tap.answer();
            assertThat(answer).isEqualTo(golden.answer());
        }
    }

    @ParameterizedTest
    @EnumSource
    void spoiledBytesNeverThrow(Coding coding) {
        byte[] plain = Golden.of("responses-tools.sse").bytes();
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            byte[] encoded = coding.encode(plain);
            for (int change = 0; change < 4; change++) {
                encoded[random.nextInt(encoded.length)] = (byte) random.nextInt(256);
            }
            try (Decoder decoder = Decoder.of(coding.name)) {
                decoder.decode(ByteBuffer.wrap(encoded, 0, 20), piece -> {});
                decoder.decode(ByteBuffer.wrap(encoded, 20, encoded.length - 20), piece -> {});
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSomethingElseIsUnreadable(Coding coding) {
        try (Decoder decoder = Decoder.of(coding.name)) {
            decoder.decode(ByteBuffer.wrap(new byte[] {'<', 'h', 't', 'm', 'l', '>', 0, -1, -1, -1, -1}), piece -> {});
            assertThat(decoder.unreadable()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBombIsGivenUp(Coding coding) {
        byte[] bomb = coding.encode(new byte[40 << 20]);
        long[] given = {0};
        try (Decoder decoder = Decoder.of(coding.name)) {
            decoder.decode(ByteBuffer.wrap(bomb), plain -> given[0] += plain.remaining());
            assertThat(decoder.unreadable()).isTrue();
            assertThat(given[0]).isLessThanOrEqualTo(16 << 20);
        }
    }

    @Test
    void theWholeIsBoundedWhereALimitIsGiven() {
        byte[] encoded = Coding.GZIP.encode(new byte[100_000]);
        long[] given = {0};
        try (Decoder exact = Decoder.of("gzip", 100_000);
                Decoder less = Decoder.of("gzip", 99_999)) {
            exact.decode(ByteBuffer.wrap(encoded), piece -> given[0] += piece.remaining());
            assertThat(exact.unreadable()).isFalse();
            assertThat(given[0]).isEqualTo(100_000);
            less.decode(ByteBuffer.wrap(encoded), piece -> {});
            assertThat(less.unreadable()).isTrue();
        }
    }

    @Test
    void gzipHasMembersAndHeadersOfAllSorts() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] plainMember = Coding.GZIP.encode("one ".getBytes(StandardCharsets.US_ASCII));
        byte[] second = Coding.GZIP.encode("two".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(plainMember);
        all.writeBytes(Arrays.copyOf(second, 3));
        // every flag: text, header check, three bytes of extra, a name, a comment
        all.write(0x1F);
        all.writeBytes(Arrays.copyOfRange(second, 4, 10));
        all.writeBytes(new byte[] {3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0, 7, 7});
        all.writeBytes(Arrays.copyOfRange(second, 10, second.length));
        all.writeBytes(new byte[] {0, 0, 0, 0});
        byte[] encoded = all.toByteArray();
        for (int size : new int[] {1, 4, encoded.length}) {
            assertThat(decode("gzip", encoded, size))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("one two");
        }
    }

    @Test
    void zstdHasFrames() {
        byte[] one = Coding.ZSTD.encode("one ".getBytes(StandardCharsets.US_ASCII));
        byte[] two = Zstd.compress("two".getBytes(StandardCharsets.US_ASCII));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertThat(decode("zstd", both, 1)).asString(StandardCharsets.US_ASCII).isEqualTo("one two");
    }

    @Test
    void aZstdWindowLargerThanHttpAllowsIsNotMade() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream encoder = new ZstdOutputStream(out)) {
            encoder.setLong(26);
            encoder.write(new byte[1 << 20]);
        }
        try (Decoder decoder = Decoder.of("zstd")) {
            decoder.decode(ByteBuffer.wrap(out.toByteArray()), piece -> {});
            assertThat(decoder.unreadable()).isTrue();
        }
    }

    @Test
    void withoutCodingBytesPassAsTheyAre() {
        for (String none : Arrays.asList(null, "", "identity", " Identity ")) {
            ByteBuffer piece = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (Decoder decoder = Decoder.of(none)) {
                decoder.decode(piece, passed -> copy(passed, plain));
                assertThat(decoder.unreadable()).isFalse();
            }
            assertThat(plain.toByteArray()).containsExactly(2, 3);
            assertThat(piece.position()).isEqualTo(1);
        }
    }

    @Test
    void anUnknownCodingIsUnreadable() {
        for (String unknown : List.of("compress", "gzip, br", "dcz", "*")) {
            try (Decoder decoder = Decoder.of(unknown)) {
                assertThat(decoder.unreadable()).isTrue();
                decoder.decode(ByteBuffer.wrap(new byte[] {1}), piece -> {
                    throw new IllegalStateException("given although unreadable");
                });
            }
        }
    }

    @Test
    void afterClosingNothingIsGiven() {
        Decoder decoder = Decoder.of("gzip");
        decoder.close();
        decoder.close();
        decoder.decode(ByteBuffer.wrap(Coding.GZIP.encode(new byte[3])), piece -> {
            throw new IllegalStateException("given although closed");
        });
    }

    @Test
    void whatTheSinkThrowsGoesToTheCaller() {
        try (Decoder decoder = Decoder.of("gzip")) {
            ByteBuffer piece = ByteBuffer.wrap(Coding.GZIP.encode(new byte[3]));
            assertThatThrownBy(() -> decoder.decode(piece, plain -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "gzip, deflate, br, zstd | gzip, deflate, br, zstd",
                "gzip;q=1.0, compress;q=0.9,br ; q=0.5 | gzip;q=1.0, br ; q=0.5",
                "compress, dcb | identity",
                "identity | identity",
                "* | gzip",
                "br, *;q=0.1 | br",
                "gzip;q=0, *;q=0 | identity, gzip;q=0, *;q=0",
                "gzip;q=0, br | gzip;q=0, br",
                "identity;q=0, gzip;q=0.001 | identity;q=0, gzip;q=0.001",
                "GZIP , , X-Gzip | GZIP, X-Gzip",
                "~~ | identity",
            })
    void acceptEncodingIsNarrowedToWhatCanBeUndone(String accepted, String left) {
        assertThat(Decoder.acceptable(accepted)).isEqualTo(left);
    }

    @Test
    void whoeverAcceptsNothingInParticularGetsNoCoding() {
        assertThat(Decoder.acceptable(null)).isEqualTo("identity");
    }

    private static byte[] decode(String coding, byte[] encoded, int size) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (Decoder decoder = Decoder.of(coding)) {
            for (int from = 0; from < encoded.length; from += size) {
                ByteBuffer piece = ByteBuffer.wrap(encoded, from, Math.min(size, encoded.length - from));
                decoder.decode(from % 2 == 0 ? piece : direct(piece), decoded -> copy(decoded, plain));
                assertThat(decoder.unreadable()).isFalse();
            }
        }
        return plain.toByteArray();
    }

    private static ByteBuffer direct(ByteBuffer bytes) {
        return ByteBuffer.allocateDirect(bytes.remaining())
                .put(bytes.duplicate())
                .flip();
    }

    private static void copy(ByteBuffer from, ByteArrayOutputStream to) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        to.writeBytes(bytes);
    }
}
