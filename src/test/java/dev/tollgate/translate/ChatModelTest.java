package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-5", "gpt-5.2", "GPT-5.6-terra", "gpt-6-astra", "o1", "o3-mini", "o4-mini", "ft:gpt-5:acme"})
    void openAisReasoningModelsWantMaxCompletionTokens(String model) {
        assertThat(ChatModel.of(model).wantsMaxCompletionTokens()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o",
                "gpt-4.1",
                "gpt-35-turbo",
                "gpt-oss-120b",
                "openai/gpt-5",
                "llama-3.3-70b",
                "",
                "o",
                "/"
            })
    void otherModelsTakeMaxTokens(String model) {
        assertThat(ChatModel.of(model).wantsMaxCompletionTokens()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o",
                "gpt-3.5-turbo",
                "gpt-5-chat-latest",
                "llama-3.3-70b-versatile",
                "meta-llama/Llama-4-Scout",
                "moonshotai/kimi-k2-instruct",
                "grok-4",
                "grok-4-fast",
                "qwen2.5-coder:7b",
                "mistral-large-latest",
                "sonar"
            })
    void someModelsDoNotReasonOnRequest(String model) {
        assertThat(ChatModel.of(model).reasons()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o3",
                "gpt-5",
                "openai/gpt-oss-20b",
                "qwen3:8b",
                "deepseek-reasoner",
                "grok-3-mini",
                "grok-4.3",
                "glm-5",
                "claude-3-7-sonnet",
                "claude-sonnet-4-6",
                "kimi-k2-thinking",
                "sonar-reasoning-pro",
                "some-model"
            })
    void othersAreTakenForModelsThatDo(String model) {
        assertThat(ChatModel.of(model).reasons()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "o3,       ,       true",
        "gpt-5,    minimal, true",
        "gpt-5.2,  ,       false",
        "gpt-5.2,  none,   false",
        "gpt-5.2,  low,    true",
        "gpt-5.6,  ,       true",
        "gpt-5.6,  none,   false",
        "gpt-4.1,  ,       false",
        "qwen3,    high,   false",
    })
    void openAisModelsFixTemperatureWhileTheyReason(String model, @Nullable String effort, boolean fixed) {
        assertThat(ChatModel.of(model).fixesSampling(effort)).isEqualTo(fixed);
    }
}
