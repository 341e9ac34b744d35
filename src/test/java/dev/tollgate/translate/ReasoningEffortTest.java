package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class ReasoningEffortTest {

    @ParameterizedTest
    @CsvSource({
        // model,              thinking,  budget, effort, reasoning_effort, dropped
        "qwen3-235b,           enabled,   1024,   ,       low,              ",
        "qwen3-235b,           enabled,   4096,   ,       low,              ",
        "qwen3-235b,           enabled,   10000,  ,       medium,           ",
        "qwen3-235b,           enabled,   31999,  ,       high,             ",
        "qwen3-235b,           enabled,   31999,  low,    low,              thinking.budget_tokens",
        "qwen3-235b,           adaptive,  ,       ,       high,             ",
        "qwen3-235b,           adaptive,  ,       max,    high,             ",
        "qwen3-235b,           disabled,  ,       ,       ,                 thinking",
        "qwen3-235b,           ,          ,       medium, medium,           ",
        "qwen3-235b,           ,          ,       ultra,  ,                 output_config.effort",
        "qwen3-235b,           between_tools, ,   ,       ,                 thinking",
        "qwen3-235b,           between_tools, ,   low,    low,              ",
        "qwen3-235b,           ,          ,       ,       ,                 ",
        "gpt-5.2,              adaptive,  ,       max,    xhigh,            ",
        "gpt-5.2,              disabled,  ,       ,       none,             ",
        "gpt-5.2,              disabled,  ,       high,   none,             output_config.effort",
        "gpt-5.1,              adaptive,  ,       xhigh,  high,             ",
        "gpt-5-mini,           disabled,  ,       ,       minimal,          ",
        "gpt-5-pro,            enabled,   1024,   ,       high,             ",
        "o3,                   disabled,  ,       ,       ,                 thinking",
        "o3,                   enabled,   10000,  ,       medium,           ",
        "gpt-4.1,              adaptive,  ,       high,   ,                 thinking output_config.effort",
        "gpt-4.1,              disabled,  ,       ,       ,                 ",
        "openai/gpt-4o,        adaptive,  ,       ,       ,                 thinking",
        "gpt-oss-120b,         adaptive,  ,       xhigh,  high,             ",
        "openai/gpt-5.6,       adaptive,  ,       high,   high,             ",
    })
    void thinkingBecomesAnEffortThatTheModelTakes(
            String model,
            @Nullable String thinking,
            @Nullable Integer budget,
            @Nullable String effort,
            @Nullable String expected,
            @Nullable String dropped) {
        Dropped names = new Dropped();

        String said = ReasoningEffort.of(request(thinking, budget, effort), ChatModel.of(model), true, names);

        assertThat(said).isEqualTo(expected);
        assertThat(String.join(" ", names.names())).isEqualTo(dropped == null ? "" : dropped);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5.6, true,  none, thinking",
        "gpt-5.4, true,  none, thinking",
        "gpt-5.6, false, high, ",
        "gpt-5.3, true,  high, ",
    })
    void fromGpt54OnToolsAndReasoningExcludeEachOther(
            String model, boolean tools, String expected, @Nullable String dropped) {
        Dropped names = new Dropped();

        String said = ReasoningEffort.of(request("adaptive", null, null), ChatModel.of(model), tools, names);

        assertThat(said).isEqualTo(expected);
        assertThat(String.join(" ", names.names())).isEqualTo(dropped == null ? "" : dropped);
    }

    private static ObjectNode request(@Nullable String thinking, @Nullable Integer budget, @Nullable String effort) {
        ObjectNode request = Json.object();
        if (thinking != null) {
            request.putObject("thinking").put("type", thinking).put("budget_tokens", budget);
        }
        if (effort != null) {
            request.putObject("output_config").put("effort", effort);
        }
        return request;
    }
}
