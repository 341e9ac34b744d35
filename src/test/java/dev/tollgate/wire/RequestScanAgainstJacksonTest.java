package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestScanAgainstJacksonTest {
    private static final int DOCUMENTS = Integer.getInteger("tollgate.fuzz", 6_000);

    @Test
    void soundDocumentsAreReadAlike() {
        RandomJson random = new RandomJson(20_251_124);
        for (int i = 0; i < DOCUMENTS; i++) {
            compare(random.document());
        }
    }

    @Test
    void spoiledDocumentsAreRefusedAlike() {
        RandomJson random = new RandomJson(42);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            refused += compare(random.spoiled()) ? 0 : 1;
        }
        assertThat(refused).isBetween(DOCUMENTS / 4, DOCUMENTS * 9 / 10);
    }

    private static boolean compare(byte[] body) {
        JacksonFacts expected = JacksonFacts.of(body);
        RequestFacts facts = scan(body);
        String shown = new String(body, StandardCharsets.ISO_8859_1);
        assertThat(facts != null).as(shown).isEqualTo(expected != null);
        if (facts == null || expected == null) {
            return false;
        }
        assertThat(facts.model()).as(shown).isEqualTo(expected.text("model"));
        assertThat(facts.stream()).as(shown).isEqualTo(Objects.equals(expected.truth("stream"), true));
        assertThat(facts.temperature()).as(shown).isEqualTo(expected.real("temperature"));
        assertThat(facts.topP()).as(shown).isEqualTo(expected.real("top_p"));
        assertThat(facts.topK()).as(shown).isEqualTo(expected.real("top_k"));
        assertThat(facts.frequencyPenalty()).as(shown).isEqualTo(expected.real("frequency_penalty"));
        assertThat(facts.seed()).as(shown).isEqualTo(expected.whole("seed"));
        assertThat(facts.choices()).as(shown).isEqualTo(expected.whole("n"));
        assertThat(facts.serviceTier()).as(shown).isEqualTo(expected.text("service_tier"));
        assertThat(facts.streamOptions().includeUsage())
                .as(shown)
                .isEqualTo(expected.truth("stream_options.include_usage"));
        if (!expected.facts().containsKey("stop")) {
            assertThat(facts.stopSequences()).as(shown).isEqualTo(expected.texts("stop_sequences"));
        }
        Span span = facts.modelSpan();
        if (facts.model() != null && span != null) {
            assertThat(JsonText.decode(body, span.from() + 1, span.to() - 1)).isEqualTo(facts.model());
        }
        return true;
    }

    private static @Nullable RequestFacts scan(byte[] body) {
        try {
            return RequestScan.scan(body);
        } catch (MalformedJson e) {
            return null;
        }
    }
}
