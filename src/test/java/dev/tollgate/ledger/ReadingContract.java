package dev.tollgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class ReadingContract extends StoreTest {
    ReadingContract(TestStore store) {
        super(store);
    }

    private UsageReport usage(String by, TimeRange range, ZoneId zone, String... filters) {
        return reader().usage(new UsageQuery(
                Stream.of(by.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Dimension::parse)
                        .toList(),
                range,
                zone,
                Stream.of(filters).map(Filter::parse).toList()));
    }

    private static long sum(UsageReport report, String name) {
        return report.rows().stream()
                .mapToLong(row -> Objects.requireNonNullElse(row.sum(name), 0L))
                .sum();
    }

    @Test
    void anEntryIsFoundByEachOfItsIds() throws Exception {
        Ledger ledger = start();
        Entry entry = settle(ledger, 7).get(5);
        for (String id : List.of(
                entry.id().toString(),
                entry.requestId(),
                "msg_0100000000000000000005",
                "4bf92f3577b34da6a3ce929d00000005")) {
            assertThat(reader().request(id))
                    .as(id)
                    .extracting(found -> found.entry().entry())
                    .containsExactly(entry);
        }
        assertThat(reader().request("nobody")).isEmpty();
    }

    @Test
    void sumsAreTheSameWhicheverWayTheyAreAsked() throws Exception {
        Ledger ledger = start();
        List<Entry> entries = settle(ledger, 1000);
        ledger.opened(Samples.open(Instant.now(), 0));
        until(() -> rows().size() == 1001);
        long cost = entries.stream()
                .mapToLong(
                        entry -> Objects.requireNonNull(entry.result().charge().costNanoUsd()))
                .sum();
        // some of these are answered from the hourly sums, some from the entries
        for (String by : List.of(
                "",
                "model",
                "provider,key",
                "day",
                "hour,team",
                "month",
                "user",
                "session",
                "tag:cost-center",
                "state")) {
            for (String zone : List.of("UTC", "America/New_York", "Asia/Kathmandu")) {
                UsageReport report = usage(by, ALL, ZoneId.of(zone));
                assertThat(sum(report, "requests")).as(by).isEqualTo(1001);
                assertThat(sum(report, "cost_nano_usd")).as(by).isEqualTo(cost);
                assertThat(sum(report, "unpriced_requests")).as(by).isZero();
                assertThat(sum(report, "unknown_usage_requests")).as(by).isZero();
            }
        }
    }

    @Test
    void rangesAreExactToTheMicrosecond() throws Exception {
        Ledger ledger = start();
        List<Entry> entries = settle(ledger, 300);
        for (int[] range : List.of(new int[] {0, 300}, new int[] {10, 11}, new int[] {17, 250}, new int[] {5, 40})) {
            Instant since = entries.get(range[0]).startedAt();
            Instant until =
                    range[1] == 300 ? Instant.now() : entries.get(range[1]).startedAt();
            for (String by : List.of("model", "user")) {
                assertThat(sum(usage(by, new TimeRange(since, until), ZoneOffset.UTC), "requests"))
                        .as("%s to %s by %s", since, until, by)
                        .isEqualTo(range[1] - range[0]);
            }
        }
    }

    @Test
    void daysAreThoseOfTheTimeZone() throws Exception {
        Ledger ledger = start();
        List<Entry> entries = settle(ledger, 3000);
        for (String zone : List.of("UTC", "Pacific/Auckland", "America/St_Johns")) {
            UsageReport report = usage("day", ALL, ZoneId.of(zone));
            assertThat(report.rows().stream()
                            .collect(Collectors.toMap(
                                    row -> String.valueOf(row.group().getFirst()), row -> row.sum("requests"))))
                    .as(zone)
                    .isEqualTo(entries.stream()
                            .collect(Collectors.groupingBy(
                                    entry -> LocalDate.ofInstant(entry.startedAt(), ZoneId.of(zone))
                                            .toString(),
                                    Collectors.counting())));
        }
    }

    @Test
    void filtersLetThroughWhatTheySay() throws Exception {
        settle(start(), 210);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "key=laptop 3"), "requests"))
                .isEqualTo(30);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "key=key_3"), "requests")).isEqualTo(30);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "model=claude-opus*"), "requests"))
                .isEqualTo(70);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "team=team1", "user=user4"), "requests"))
                .isEqualTo(7);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "tag:cost-center=cc2"), "requests"))
                .isEqualTo(42);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "status=200", "stream=true"), "requests"))
                .isEqualTo(210);
        assertThat(sum(usage("", ALL, ZoneOffset.UTC, "error_type="), "requests"))
                .isEqualTo(210);
        assertThat(usage("", ALL, ZoneOffset.UTC, "team=nobody").rows()).isEmpty();
    }

    @Test
    void pagesHoldEveryEntryOnceAlsoWhenMoreIsWrittenMeanwhile() throws Exception {
        Ledger ledger = start();
        List<Entry> entries = settle(ledger, 95);
        List<Entry> read = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            cursor = reader().requests(new RequestsQuery(ALL, List.of(), 10, cursor), row -> read.add(row.entry()));
            settle(ledger, 1);
        } while (cursor != null);
        assertThat(read).isEqualTo(entries.reversed());
    }

    @Test
    void anExportGoesOnWhereTheLastOneEnded() throws Exception {
        Ledger first = start();
        Entry slow = Samples.open(Instant.now().minus(Duration.ofHours(1)), 7);
        first.opened(slow);
        List<Entry> expected = new ArrayList<>(settle(first, 40));
        List<Entry> exported = new ArrayList<>();
        String cursor = reader().export(new Export(null, ALL, List.of()), row -> exported.add(row.entry()));
        assertThat(exported).isEqualTo(expected);

        Entry settled = Samples.completed(slow, 7);
        await(first.settle(settled, Samples.attempts(settled)));
        first.close();
        Ledger second = start();
        expected.add(settled);
        expected.addAll(settle(second, 5));
        cursor = reader().export(new Export(cursor, ALL, List.of()), row -> exported.add(row.entry()));
        assertThat(exported).isEqualTo(expected);
        assertThat(reader().export(new Export(cursor, ALL, List.of()), row -> exported.add(row.entry())))
                .isEqualTo(cursor);
        assertThat(exported).isEqualTo(expected);
    }

    @Test
    void aChecksumChangesWithTheContentAndOnlyWithIt() throws Exception {
        Ledger ledger = start();
        List<Entry> entries = settle(ledger, 50);
        TimeRange range = new TimeRange(null, entries.get(40).startedAt());
        Checksum before = reader().checksum(range);
        assertThat(before.entries()).isEqualTo(40);
        assertThat(before.sums().get("reasoning_tokens")).isNull();
        settle(ledger, 10);
        assertThat(reader().checksum(range)).isEqualTo(before);
        change("UPDATE attempt SET status = 201 WHERE entry_id = '"
                + entries.get(3).id() + "'");
        assertThat(reader().checksum(range).hash()).isNotEqualTo(before.hash());
    }

    @Test
    void otherPricesAreTriedWithoutChangingTheBook() throws Exception {
        settle(start(), 30);
        Checksum before = reader().checksum(ALL);
        Repricing repricing = reader().reprice(ALL, (entry, attempts) -> {
            Long booked = entry.result().charge().costNanoUsd();
            return "claude-opus-4-5".equals(entry.asked().model()) ? null : booked == null ? null : 2 * booked;
        });
        assertThat(repricing.rows()).hasSize(3);
        assertThat(repricing.rows())
                .allSatisfy(row -> assertThat(row.requests()).isEqualTo(10))
                .allSatisfy(row -> assertThat(row.changed()).isEqualTo(10));
        assertThat(repricing.rows()).extracting(Repricing.Row::repricedUnpriced).containsExactlyInAnyOrder(0L, 0L, 10L);
        assertThat(reader().checksum(ALL)).isEqualTo(before);
    }
}
