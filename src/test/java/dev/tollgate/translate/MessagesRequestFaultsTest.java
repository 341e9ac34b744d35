package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessagesRequestFaultsTest {

    private final Translator translator = new AnthropicMessagesToOpenAiChat();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'model':                                                     | The request body is not valid JSON |",
                "[]                                                            | The request body is not valid JSON |",
                "{'max_tokens':1,'messages':[{'role':'user','content':'x'}]}   | model: Field required | model",
                "{'model':'m','messages':[{'role':'user','content':'x'}]}      | max_tokens: Field required | max_tokens",
                "{'model':'m','max_tokens':1}                                  | messages: Field required | messages",
                "{'model':'m','max_tokens':1,'messages':[]}                    | messages: at least one message is required | messages",
                "{'model':'m','max_tokens':1,'messages':[{'role':'user'}]}     | messages.0.content: Field required | messages[0].content",
                "{'model':'m','max_tokens':1,'messages':[{'role':'tool','content':'x'}]} | messages.0.role: Input should be 'user', 'assistant' or 'system' | messages[0].role",
                "{'model':'m','max_tokens':-1,'messages':[{'role':'user','content':'x'}]} | max_tokens: Input should be a positive integer | max_tokens",
                "{'model':'m','max_tokens':1,'messages':[{'role':'user','content':[{'type':'image'}]}]} | messages.0.content.0.source: Field required | messages[0].content[0].source",
            })
    void aFaultIsNamedInAnthropicsWords(String body, String message, @Nullable String param) {
        Untranslatable fault = fault(body);

        assertThat(fault).hasMessage(message);
        assertThat(fault.param()).isEqualTo(param);
    }

    @Test
    void aLaterTurnOfAConversationThatTheProviderShouldHoldIsRefusedSoThatTheSdkSendsItAll() {
        Untranslatable fault = fault(
                "{'model':'m','max_tokens':1,'messages':[],'thread':{'type':'continue','previous_message_id':'msg_1'}}");

        assertThat(fault.code()).isEqualTo("thread_not_found");
    }

    private Untranslatable fault(String body) {
        byte[] json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(Untranslatable.class, () -> translator.request(json, RequestHints.NONE));
    }
}
