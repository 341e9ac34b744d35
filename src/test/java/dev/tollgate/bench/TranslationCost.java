package dev.tollgate.bench;

import dev.tollgate.translate.AnthropicMessagesToOpenAiChat;
import dev.tollgate.translate.OpenAiChatToAnthropicMessages;
import dev.tollgate.translate.RequestHints;
import dev.tollgate.translate.Translator;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.ObjectMapper;

/** What translating a conversation of 50 KB costs, as a multiple of parsing it into a tree. */
public final class TranslationCost {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 15;
    private static final int CALLS = 300;
    private static final int SIZE = 50_000;

    private TranslationCost() {}

    public static void main(String[] arguments) {
        report("Chat Completions -> Messages", new OpenAiChatToAnthropicMessages(), chat());
        report("Messages -> Chat Completions", new AnthropicMessagesToOpenAiChat(), messages());
    }

    private static void report(String name, Translator translator, byte[] body) {
        double[] ratios = new double[ROUNDS];
        double parsing = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long parse = cpu(() -> JSON.readTree(body).size());
            long translate =
                    cpu(() -> translator.request(body, RequestHints.NONE).body().length);
            if (round >= 0) {
                ratios[round] = (double) translate / parse;
                parsing = parse / 1000.0 / CALLS;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "%s, %d bytes: parsing %.0f us; translating %.2f times that (median of %d rounds, %.2f to %.2f)%n",
                name, body.length, parsing, ratios[ROUNDS / 2], ROUNDS, ratios[0], ratios[ROUNDS - 1]);
    }

    private interface Call {
        int run();
    }

    private static long cpu(Call call) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += call.run();
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        if (sum == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return spent;
    }

    private static byte[] chat() {
        StringBuilder text = new StringBuilder(
                "{\"model\":\"claude-sonnet-4-5\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"}");
        for (int i = 0; text.length() < SIZE; i++) {
            text.append(",{\"role\":\"user\",\"content\":\"").append(words(i)).append("\"}");
            text.append(",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_")
                    .append(i)
                    .append(
                            "\",\"type\":\"function\",\"function\":{\"name\":\"read\",\"arguments\":\"{\\\"path\\\":\\\"a/b.txt\\\"}\"}}]}");
            text.append(",{\"role\":\"tool\",\"tool_call_id\":\"call_")
                    .append(i)
                    .append("\",\"content\":\"")
                    .append(words(i))
                    .append("\"}");
            text.append(",{\"role\":\"assistant\",\"content\":\"")
                    .append(words(i))
                    .append("\"}");
        }
        return text.append(",{\"role\":\"user\",\"content\":\"go on\"}]}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] messages() {
        StringBuilder text =
                new StringBuilder("{\"model\":\"gpt-5.2\",\"max_tokens\":1000,\"system\":\"Be brief.\",\"messages\":[");
        for (int i = 0; text.length() < SIZE; i++) {
            text.append("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"")
                    .append(words(i))
                    .append("\"}]},");
            text.append("{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_")
                    .append(i)
                    .append("\",\"name\":\"read\",\"input\":{\"path\":\"a/b.txt\"}}]},");
            text.append("{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_")
                    .append(i)
                    .append("\",\"content\":\"")
                    .append(words(i))
                    .append("\"}]},");
            text.append("{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"")
                    .append(words(i))
                    .append("\"}]},");
        }
        return text.append("{\"role\":\"user\",\"content\":\"go on\"}]}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String words(int seed) {
        return ("The quick brown fox number " + seed + " jumps over the lazy dog, again and again. ").repeat(8);
    }
}
