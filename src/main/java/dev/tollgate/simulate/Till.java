package dev.tollgate.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the bill. Used on the simulator's event loop only. */
final class Till implements AutoCloseable {
    private final Clock clock;
    private final Recent<Long, BillEntry> entries;
    private final Map<BillState, BillTotals> totals = new EnumMap<>(BillState.class);
    private final Map<String, Map<BillState, BillTotals>> byModel = new TreeMap<>();
    private final @Nullable Writer file;
    private long sequence;
    private long open;

    /** A till that keeps so many entries and appends each that ends to a file, if one is named. */
    Till(Clock clock, int kept, @Nullable Path file) {
        this.clock = clock;
        this.entries = new Recent<>(kept);
        try {
            this.file = file == null
                    ? null
                    : Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the bill to " + file, e);
        }
    }

    BillEntry open(Request request, Charge charge, @Nullable String tag) {
        BillEntry entry = new BillEntry(
                ++sequence,
                request.id(),
                charge.answerId(),
                request.at(),
                null,
                BillState.OPEN,
                charge.dialect(),
                charge.model(),
                charge.stream(),
                charge.tokens().usage(),
                request.header("x-request-id"),
                request.header("x-tollgate-request-id"),
                request.header("traceparent"),
                tag);
        entries.put(entry.sequence(), entry);
        open++;
        return entry;
    }

    void close(BillEntry entry, BillState state, Tokens billed) {
        BillEntry ended = entry.ended(clock.instant(), state, billed.usage());
        entries.replace(entry.sequence(), ended);
        open--;
        add(totals, state, billed);
        add(byModel.computeIfAbsent(entry.model(), model -> new EnumMap<>(BillState.class)), state, billed);
        append(ended);
    }

    private static void add(Map<BillState, BillTotals> totals, BillState state, Tokens billed) {
        totals.put(state, totals.getOrDefault(state, BillTotals.NONE).plus(billed));
    }

    private void append(BillEntry entry) {
        if (file == null) {
            return;
        }
        try {
            file.write(BillJson.entry(entry) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the bill", e);
        }
    }

    /** The bill, with the entries after a sequence number. */
    Bill bill(long since) {
        List<BillEntry> after = entries.values().stream()
                .filter(entry -> entry.sequence() > since)
                .toList();
        Map<String, Map<BillState, BillTotals>> models = new TreeMap<>();
        byModel.forEach((model, sums) -> models.put(model, Map.copyOf(sums)));
        return new Bill(Map.copyOf(totals), models, open, after);
    }

    /** Forgets all that has ended; what is being answered is still billed. */
    void reset() {
        entries.values().removeIf(entry -> entry.state() != BillState.OPEN);
        totals.clear();
        byModel.clear();
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the bill", e);
            }
        }
    }
}
