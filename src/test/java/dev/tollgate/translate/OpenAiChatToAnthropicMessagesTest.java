package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.llm.Dialect;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenAiChatToAnthropicMessagesTest {

    private final Translator translator = new OpenAiChatToAnthropicMessages();

    @TestFactory
    Stream<DynamicTest> goldenFiles() {
        return new Golden(translator, "chat-to-messages", Golden.answerHints()).tests();
    }

    @Test
    void speaksChatCompletionsToClientsAndMessagesToProviders() {
        assertThat(translator.client()).isEqualTo(Dialect.OPENAI_CHAT);
        assertThat(translator.provider()).isEqualTo(Dialect.ANTHROPIC_MESSAGES);
    }

    @Test
    void usageIsWrittenOnlyWhereItWasAskedFor() {
        AnswerHints hints = new AnswerHints("asked", false, Instant.EPOCH, null);
        StreamTranslation stream = translator.stream(hints);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        event(
                stream,
                "{'type':'message_start','message':{'id':'m','usage':{'input_tokens':1,'output_tokens':1}}}",
                out);
        event(stream, "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':9}}", out);
        event(stream, "{'type':'message_stop'}", out);
        stream.end(out::writeBytes);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("usage").endsWith("data: [DONE]\n\n");
    }

    @Test
    void aClientOfTheOlderFunctionsGetsAFunctionCall() {
        TranslatedRequest request = translator.request(
                json("{'model':'claude-x','messages':[{'role':'user','content':'x'}],'functions':[{'name':'f'}]}"),
                RequestHints.NONE);
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).contains("\"disable_parallel_tool_use\":true");
        AnswerHints hints = new AnswerHints("asked", false, Instant.EPOCH, null, request.calls());
        byte[] answer = translator.answer(
                json(
                        "{'content':[{'type':'tool_use','id':'toolu_1','name':'f','input':{'a':1}}],'stop_reason':'tool_use'}"),
                hints);
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .contains("\"function_call\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}")
                .contains("\"finish_reason\":\"function_call\"")
                .doesNotContain("tool_calls");
    }

    @Test
    void aStreamForAClientOfTheOlderFunctionsHasAFunctionCall() {
        AnswerHints hints = new AnswerHints("asked", false, Instant.EPOCH, null, new ClientCalls(true, Map.of()));
        StreamTranslation stream = translator.stream(hints);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        event(
                stream,
                "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'t','name':'f','input':{}}}",
                out);
        event(
                stream,
                "{'type':'content_block_delta','index':0,'delta':{'type':'input_json_delta','partial_json':'{}'}}",
                out);
        event(stream, "{'type':'message_stop'}", out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"delta\":{\"function_call\":{\"name\":\"f\",\"arguments\":\"\"}}")
                .contains("\"delta\":{\"function_call\":{\"arguments\":\"{}\"}}")
                .contains("\"finish_reason\":\"function_call\"")
                .doesNotContain("tool_calls");
    }

    @Test
    void nothingIsWrittenAfterTheEnd() {
        StreamTranslation stream = translator.stream(Golden.answerHints());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.end(out::writeBytes);
        int length = out.size();
        event(stream, "{'type':'message_start','message':{}}", out);
        stream.end(out::writeBytes);
        assertThat(out.size()).isEqualTo(length);
        assertThat(stream.terminated()).isTrue();
    }

    @Test
    void anAnswerThatIsNoMessageIsRefused() {
        assertThat(catchThrowableOfType(
                        Untranslatable.class, () -> translator.answer(json("{'ok':true}"), Golden.answerHints())))
                .hasMessageContaining("not a message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "[]                                                                                | -",
                "{'messages':[]}                                                                   | model",
                "{'model':'m'}                                                                     | messages",
                "{'model':'m','messages':'x'}                                                      | messages",
                "{'model':'m','messages':[]}                                                       | messages",
                "{'model':'m','messages':[{'role':'user','content':''}]}                           | messages",
                "{'model':'m','messages':[{'content':'x'}]}                                        | messages[0].role",
                "{'model':'m','messages':[{'role':'robot','content':'x'}]}                         | messages[0].role",
                "{'model':'m','messages':[{'role':'user','content':7}]}                            | messages[0].content",
                "{'model':'m','messages':[{'role':'user','content':[{'text':'x'}]}]}               | messages[0].content[0].type",
                "{'model':'m','messages':[{'role':'tool','content':'x'}]}                          | messages[0].tool_call_id",
                "{'model':'m','messages':[{'role':'tool','tool_call_id':'c','content':'x'}]}       | messages[0].tool_call_id",
                "{'model':'m','messages':[{'role':'function','name':'f','content':'x'}]}           | messages[0].name",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'max_tokens':0}           | max_tokens",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'temperature':'hot'}      | temperature",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'stop':5}                 | stop",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'stream':'yes'}           | stream",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'tools':{}}               | tools",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'tool_choice':'maybe'}    | tool_choice",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'reasoning_effort':'lots'}| reasoning_effort",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'response_format':{}}     | response_format.type"
            })
    void whatIsNotChatCompletionsIsRefusedWithTheFieldAtFault(String body, String param) {
        Untranslatable refused =
                catchThrowableOfType(Untranslatable.class, () -> translator.request(json(body), RequestHints.NONE));
        assertThat(refused).isNotNull();
        assertThat(refused.param()).isEqualTo(param);
    }

    private static void event(StreamTranslation stream, String data, ByteArrayOutputStream out) {
        stream.event(null, json(data), out::writeBytes);
    }

    private static byte[] json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
