package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenEstimateTest {

    @Test
    void aTextIsCountedByItsBytes() {
        String text = "The quick brown fox jumps over the lazy dog. ".repeat(100);

        // 10 tokens a sentence with the tokenizers of both companies, full stop included.
        assertThat(estimate("{'model':'m','messages':[{'role':'user','content':'" + text + "'}]}"))
                .isBetween(1_000L, 1_300L);
    }

    @Test
    void bothDialectsOfOneConversationCountAlike() {
        long messages = estimate(
                "{'max_tokens':10,'system':'Be brief.','messages':[{'role':'user','content':[{'type':'text','text':'Hello there, how are you?'}]}]}");
        long chat = estimate(
                "{'messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hello there, how are you?'}]}");

        assertThat(messages).isCloseTo(chat, Offset.offset(8L));
    }

    @Test
    void aResponsesBodyIsCountedToo() {
        String text = "The quick brown fox jumps over the lazy dog. ".repeat(100);
        assertThat(estimate("{'model':'m','instructions':'Be brief.','input':'" + text + "'}"))
                .isBetween(1_000L, 1_300L);
    }

    @Test
    void toolsCountWithTheirSchemas() {
        String call = "{'messages':[{'role':'user','content':'x'}]";
        long with = estimate(
                call
                        + ",'tools':[{'name':'get_weather','description':'The weather of a city','input_schema':{'type':'object','properties':{'city':{'type':'string'},'days':{'type':'integer'}},'required':['city','days']}}]}");

        assertThat(with - estimate(call + "}")).isBetween(25L, 80L);
    }

    @Test
    void filesCountByWhatTheyAreAndNotByTheirBase64() {
        String png = Base64.getEncoder().encodeToString(new byte[300_000]);
        String image =
                "{'messages':[{'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'"
                        + png + "'}}]}]}";
        String imageUrl =
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,"
                        + png + "'}}]}]}";
        String pdf = Base64.getEncoder()
                .encodeToString(("%PDF-1.4" + "x".repeat(120_000)).getBytes(StandardCharsets.US_ASCII));
        String document =
                "{'messages':[{'role':'user','content':[{'type':'document','source':{'type':'base64','media_type':'application/pdf','data':'"
                        + pdf + "'}}]}]}";
        String text =
                "{'messages':[{'role':'user','content':[{'type':'document','source':{'type':'text','media_type':'text/plain','data':'"
                        + "word ".repeat(720) + "'}}]}]}";

        assertThat(estimate(image)).isBetween(1_500L, 1_530L);
        assertThat(estimate(imageUrl)).isBetween(1_500L, 1_530L);
        assertThat(estimate(document)).isBetween(6_000L, 6_030L);
        assertThat(estimate(text)).isBetween(1_000L, 1_030L);
    }

    @Test
    void whatTheModelDoesNotReadDoesNotCount() {
        assertThat(estimate("{'messages':[],'metadata':{'user_id':'" + "u".repeat(10_000) + "'},'model':'"
                        + "m".repeat(10_000) + "'}"))
                .isEqualTo(1);
    }

    @Test
    void aScriptOfThreeBytesALetterCountsAboutOneTokenALetter() {
        assertThat(estimate("{'messages':[{'role':'user','content':'" + "東京は日本の首都です".repeat(10) + "'}]}"))
                .isBetween(80L, 110L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{'messages':", "{'messages':[{'content':'Hello"})
    void whatIsNoRequestIsAtLeastOneToken(String body) {
        assertThat(estimate(body)).isPositive();
    }

    private static long estimate(String body) {
        return TokenEstimate.ofRequest(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
