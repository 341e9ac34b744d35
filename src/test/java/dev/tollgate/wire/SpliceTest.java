package dev.tollgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpliceTest {
    @Test
    void onlyTheModelsValueChanges() {
        String body =
                " {\"a\":1.50, \"model\" :\t\"claude-x\" ,\"messages\":[{\"model\":\"claude-x\"}],\"é\":\"\\u00e9\"}\n";
        assertThat(spliced(body, splice -> splice.model("gpt-5")))
                .isEqualTo(body.replace("\t\"claude-x\"", "\t\"gpt-5\""));
    }

    @Test
    void aNameIsEscapedAsJsonNeedsIt() {
        assertThat(spliced("{\"model\":\"x\"}", splice -> splice.model("a\"b\\c\n\ud800é😀")))
                .isEqualTo("{\"model\":\"a\\\"b\\\\c\\u000a\\ud800é😀\"}");
    }

    @Test
    void aModelOfTheWrongTypeIsReplacedToo() {
        assertThat(spliced("{\"model\":{\"a\":[1]},\"x\":2}", splice -> splice.model("m")))
                .isEqualTo("{\"model\":\"m\",\"x\":2}");
    }

    @Test
    void aMissingModelIsAddedInFront() {
        assertThat(spliced(" { \"x\":1}", splice -> splice.model("m"))).isEqualTo(" {\"model\":\"m\", \"x\":1}");
        assertThat(spliced("{ }", splice -> splice.model("m"))).isEqualTo("{\"model\":\"m\" }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"a\":1} | {\"stream_options\":{\"include_usage\":true},\"a\":1}",
                "{\"stream_options\":null} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":[1]} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":{}} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":{ \"x\":1}} | {\"stream_options\":{\"include_usage\":true, \"x\":1}}",
                "{\"stream_options\":{\"include_usage\":false}} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":{\"include_usage\":{\"y\":2},\"x\":1}} | {\"stream_options\":{\"include_usage\":true,\"x\":1}}",
                "{\"stream_options\":{\"include_usage\":true}} | {\"stream_options\":{\"include_usage\":true}}",
            })
    void usageInTheStreamIsAskedFor(String body, String expected) {
        String changed = spliced(body, Splice::includeUsage);
        assertThat(changed).isEqualTo(expected);
        assertThat(scan(changed).streamOptions().includeUsage()).isTrue();
    }

    @Test
    void defaultsAreSetOnlyWhereThereIsNoField() {
        assertThat(spliced(
                        "{\"temperature\":null,\"x\":{\"top_p\":1}}",
                        splice -> splice.fields(Map.of("temperature", "0.5", "top_p", "0.9"), Map.of())))
                .isEqualTo("{\"top_p\":0.9,\"temperature\":null,\"x\":{\"top_p\":1}}");
    }

    @Test
    void overridesAreSetAlwaysAndEverywhere() {
        assertThat(spliced(
                        "{\"a\":[1, {\"b\":2}],\"z\":1,\"a\":\"x\",\"c\":true}",
                        splice -> splice.fields(Map.of("a", "1"), Map.of("a", "{\"n\":[]}", "c", "null"))))
                .isEqualTo("{\"a\":{\"n\":[]},\"z\":1,\"a\":{\"n\":[]},\"c\":null}");
    }

    @Test
    void aFieldIsFoundHoweverItIsWritten() {
        assertThat(spliced("{\"a\\u002eb[]\":1}", splice -> splice.fields(Map.of(), Map.of("a.b[]", "2"))))
                .isEqualTo("{\"a\\u002eb[]\":2}");
    }

    @Test
    void changesGoTogether() {
        String changed = spliced(
                "{\"stream\":true,\"model\":\"a\",\"stream_options\":{\"x\":1}}",
                splice -> splice.model("b").includeUsage().fields(Map.of("user", "\"u\""), Map.of("stream", "false")));
        assertThat(changed)
                .isEqualTo(
                        "{\"user\":\"u\",\"stream\":false,\"model\":\"b\",\"stream_options\":{\"include_usage\":true,\"x\":1}}");
    }

    @Test
    void theLaterOfTwoChangesCountsAndAWholeFieldAgainstAPartOfIt() {
        assertThat(spliced("{\"model\":\"a\"}", splice -> splice.model("b").fields(Map.of(), Map.of("model", "\"c\""))))
                .isEqualTo("{\"model\":\"c\"}");
        assertThat(spliced("{}", splice -> splice.model("b").fields(Map.of(), Map.of("model", "\"c\""))))
                .isEqualTo("{\"model\":\"c\"}");
        assertThat(spliced(
                        "{\"stream_options\":{\"include_usage\":false},\"z\":1}",
                        splice -> splice.fields(Map.of(), Map.of("stream_options", "null"))
                                .includeUsage()))
                .isEqualTo("{\"stream_options\":null,\"z\":1}");
    }

    @Test
    void withoutChangesTheBodyIsTheSameArray() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(new Splice(body, RequestScan.scan(body))
                        .fields(Map.of("a", "2"), Map.of())
                        .bytes())
                .isSameAs(body);
    }

    @Test
    void whatIsSplicedIsAlwaysWellFormed() {
        RandomJson random = new RandomJson(99);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = random.document();
            RequestFacts facts;
            try {
                facts = RequestScan.scan(body);
            } catch (MalformedJson twice) {
                continue;
            }
            byte[] changed = new Splice(body, facts)
                    .model("m")
                    .includeUsage()
                    .fields(Map.of("user", "\"u\""), Map.of("temperature", "0.25"))
                    .bytes();
            RequestFacts after = RequestScan.scan(changed);
            assertThat(after.model()).isEqualTo("m");
            assertThat(after.temperature()).isEqualTo(0.25);
            assertThat(after.maxTokens()).isEqualTo(facts.maxTokens());
            assertThat(after.stopSequences()).isEqualTo(facts.stopSequences());
        }
    }

    private static String spliced(String body, UnaryOperator<Splice> change) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new String(
                change.apply(new Splice(bytes, RequestScan.scan(bytes))).bytes(), StandardCharsets.UTF_8);
    }

    private static RequestFacts scan(String body) {
        return RequestScan.scan(body.getBytes(StandardCharsets.UTF_8));
    }
}
