package dev.tollgate.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StreamedBlocksTest {

    private static final FromChatHead HEAD = new FromChatHead("chatcmpl-1", "m", ClientCalls.USUAL);

    @Test
    void argumentsAreWrittenAsTheyCome() {
        List<byte[]> frames = new ArrayList<>();
        StreamedBlocks blocks = new StreamedBlocks();

        blocks.toolCall(call(0, "call_1", "a", ""), HEAD, frames::add);
        assertThat(frames).hasSize(1);
        blocks.toolCall(call(0, null, null, "{\"x\""), HEAD, frames::add);
        assertThat(frames).hasSize(2);
        blocks.toolCall(call(0, null, null, ":1}"), HEAD, frames::add);
        assertThat(frames).hasSize(3);
    }

    @Test
    void aSecondCallIsWrittenAsItComesOnceTheFirstIsComplete() {
        List<byte[]> frames = new ArrayList<>();
        StreamedBlocks blocks = new StreamedBlocks();

        blocks.toolCall(call(0, "call_1", "a", "{}"), HEAD, frames::add);
        blocks.toolCall(call(1, "call_2", "b", ""), HEAD, frames::add);
        assertThat(frames).as("start, delta, stop, start").hasSize(4);
        blocks.toolCall(call(1, null, null, "{"), HEAD, frames::add);
        assertThat(frames).hasSize(5);
    }

    @Test
    void piecesOfManyCallsInAnyOrderComeOutCallByCall() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<String> arguments = new ArrayList<>();
            List<List<FromChatToolCall>> pieces = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                String json = "{\"n\":" + i + ",\"text\":\"}{\\\"" + "x".repeat(random.nextInt(9)) + "\"}";
                arguments.add(json);
                pieces.add(cut(i, json, random));
            }
            MessagesGrammar grammar = new MessagesGrammar();
            StreamedBlocks blocks = new StreamedBlocks();
            MessagesFrames.messageStart(Json.object(), grammar);
            MessagesFrames.ping(grammar);
            // The first piece of each call comes in order, the rest as it happens.
            pieces.forEach(call -> blocks.toolCall(call.removeFirst(), HEAD, grammar));
            while (!pieces.isEmpty()) {
                List<FromChatToolCall> call = pieces.get(random.nextInt(pieces.size()));
                if (call.isEmpty()) {
                    pieces.remove(call);
                } else {
                    blocks.toolCall(call.removeFirst(), HEAD, grammar);
                }
            }
            blocks.close(HEAD, grammar);

            assertThat(grammar.blocks("tool_use", "partial_json")).isEqualTo(arguments);
        }
    }

    private static List<FromChatToolCall> cut(int index, String json, Random random) {
        List<FromChatToolCall> pieces = new ArrayList<>();
        pieces.add(call(index, "call_" + index, "tool", ""));
        for (int from = 0; from < json.length(); ) {
            int to = Math.min(json.length(), from + 1 + random.nextInt(5));
            pieces.add(call(index, null, null, json.substring(from, to)));
            from = to;
        }
        return pieces;
    }

    private static FromChatToolCall call(int index, @Nullable String id, @Nullable String name, String arguments) {
        return new FromChatToolCall((long) index, id, name, arguments);
    }
}
