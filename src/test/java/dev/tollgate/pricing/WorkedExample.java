package dev.tollgate.pricing;

import dev.tollgate.llm.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One example of {@code worked-examples.txt}. */
record WorkedExample(
        String title, String provider, String model, Instant at, Usage usage, String sum, long nanoUsd, String source) {

    static List<WorkedExample> parse(List<String> lines) {
        List<WorkedExample> examples = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("== ")) {
                examples.add(parse(
                        lines.get(i).substring(3),
                        lines.get(i + 1).split(" "),
                        after("usage:", lines.get(i + 2)),
                        after("sum:", lines.get(i + 3)),
                        after("cost:", lines.get(i + 4)).split(" ")));
            }
        }
        return examples;
    }

    private static WorkedExample parse(String title, String[] asked, String usage, String sum, String[] cost) {
        Instant at = Instant.parse(asked[2].length() == 10 ? asked[2] + "T12:00:00Z" : asked[2]);
        return new WorkedExample(title, asked[0], asked[1], at, usage(usage), sum, Long.parseLong(cost[0]), cost[1]);
    }

    private static String after(String label, String line) {
        if (!line.startsWith(label)) {
            throw new IllegalArgumentException("the line is \"" + line + "\" (expected: " + label + ")");
        }
        return line.substring(label.length()).strip();
    }

    private static Usage usage(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(", ")) {
            String[] words = part.split(" ");
            parts.put(words[0], words[1]);
        }
        return new Usage(
                number(parts.remove("input")),
                number(parts.remove("read")),
                number(parts.remove("write5m")),
                number(parts.remove("write1h")),
                number(parts.remove("output")),
                number(parts.remove("reasoning")),
                number(parts.remove("searches")),
                parts.remove("tier"));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    /** The sum as written, in nano-USD. */
    long workedOut() {
        BigDecimal total = BigDecimal.ZERO;
        for (String product : sum.split(" \\+ ")) {
            String[] factors = product.split(" x ");
            total = total.add(new BigDecimal(factors[0]).multiply(new BigDecimal(factors[1])));
        }
        return total.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    @Override
    public String toString() {
        return title;
    }
}
