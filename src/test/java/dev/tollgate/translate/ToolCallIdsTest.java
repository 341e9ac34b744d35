package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolCallIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"call_abc", "functions.Bash:0", "toolu_01A", "toolu_chat_x", "toolu_chat_", "9chars123"})
    void anIdOfTheProviderComesBackToItLetterByLetter(String id) {
        String client = ToolCallIds.toClient(id);

        assertThat(client).startsWith("toolu_");
        assertThat(ToolCallIds.toProvider(client)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toolu_01A", "toolu_bdrk_01", "call_1", ""})
    void anIdFromElsewhereIsNotTouched(String id) {
        assertThat(ToolCallIds.toProvider(id)).isEqualTo(id);
    }
}
