package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaudeModelTest {

    @ParameterizedTest
    @CsvSource({
        "claude-2.1,                                  '',     201",
        "claude-instant-1.2,                          instant, 102",
        "claude-3-haiku-20240307,                     haiku,  300",
        "claude-3-5-sonnet-latest,                    sonnet, 305",
        "claude-3-7-sonnet-20250219,                  sonnet, 307",
        "claude-opus-4-20250514,                      opus,   400",
        "claude-sonnet-4@20250514,                    sonnet, 400",
        "claude-opus-4-1-20250805,                    opus,   401",
        "claude-haiku-4-5-20251001,                   haiku,  405",
        "anthropic/claude-haiku-4.5,                  haiku,  405",
        "us.anthropic.claude-opus-4-8-v1:0,           opus,   408",
        "claude-opus-5,                               opus,   500",
        "global.anthropic.claude-sonnet-5-v1:0,       sonnet, 500",
        "Claude-Opus-5-5[1m],                         opus,   505",
        "claude-fable-5-1,                            fable,  501",
        "claude-mythos-preview,                       mythos, 0",
        "claude-latest,                               '',     0",
        "deepseek-v3.2,                               '',     0"
    })
    void theNameSaysLineAndVersion(String name, String line, int version) {
        ClaudeModel model = ClaudeModel.of(name);
        assertThat(model.line()).isEqualTo(line);
        assertThat(model.version()).isEqualTo(version);
        assertThat(model.claude()).isEqualTo(!name.startsWith("deepseek"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "claude-3-haiku-20240307, NEVER,    disabled,      -,    4096,   true",
                "claude-3-5-sonnet-latest,NEVER,    disabled,      -,    8192,   true",
                "claude-3-7-sonnet-latest,BUDGET,   disabled,      -,    64000,  true",
                "claude-opus-4-1,         BUDGET,   disabled,      -,    32000,  true",
                "claude-haiku-4-5,        BUDGET,   disabled,      -,    64000,  true",
                "claude-opus-4-5,         BUDGET,   disabled,      high, 64000,  true",
                "claude-sonnet-4-6,       ADAPTIVE, disabled,      high, 64000,  true",
                "claude-opus-4-6,         ADAPTIVE, disabled,      high, 128000, true",
                "claude-opus-4-8,         ADAPTIVE, disabled,      xhigh,128000, true",
                "claude-sonnet-5,         ADAPTIVE, disabled,      xhigh,128000, true",
                "claude-haiku-5-5,        ADAPTIVE, disabled,      xhigh,128000, true",
                "claude-sonnet-5-5,       ADAPTIVE, between_tools, xhigh,128000, false",
                "claude-opus-5-5,         ADAPTIVE, -,             xhigh,128000, false",
                "claude-fable-5,          ADAPTIVE, -,             xhigh,128000, true",
                "claude-fable-5-1,        ADAPTIVE, -,             xhigh,128000, false",
                "claude-mythos-preview,   ADAPTIVE, -,             xhigh,128000, false",
                "claude-opus-6,           ADAPTIVE, -,             xhigh,128000, false",
                "deepseek-reasoner,       BUDGET,   disabled,      -,    8192,   true"
            })
    void eachGenerationTakesOtherFields(
            String name,
            ClaudeModel.Thinking thinking,
            String off,
            String xhigh,
            int maxOutputTokens,
            boolean canBeForced) {
        ClaudeModel model = ClaudeModel.of(name);
        assertThat(model.thinking()).isEqualTo(thinking);
        assertThat(model.thinkingOff()).isEqualTo(off);
        assertThat(model.effort("xhigh")).isEqualTo(xhigh);
        assertThat(model.maxOutputTokens()).isEqualTo(maxOutputTokens);
        assertThat(model.canBeForced()).isEqualTo(canBeForced);
    }
}
