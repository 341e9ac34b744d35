package dev.tollgate.ledger;

import dev.tollgate.llm.UsageSource;
import dev.tollgate.pricing.Cost;
import dev.tollgate.pricing.Prices;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the settled entries of a period would cost by other prices, by model. */
public record Repricing(List<Row> rows) {
    public Repricing {
        rows = List.copyOf(rows);
    }

    /** Prices a request. */
    public interface Price {
        /** Nano-USD, or null if there is no price for it. */
        @Nullable
        Long nanoUsd(Entry entry, List<AttemptLine> attempts);

        /** The sum over the attempts that used something; null if one of them has no price. */
        static Price of(Prices prices) {
            return (entry, attempts) -> {
                Long sum = null;
                for (AttemptLine attempt : attempts) {
                    if (attempt.charge().source() != UsageSource.UNKNOWN) {
                        Cost cost = prices.price(
                                attempt.provider(),
                                attempt.responseModel(),
                                attempt.requestModel(),
                                attempt.charge().usage(),
                                attempt.startedAt());
                        Long nano = cost.nanoUsd();
                        if (nano == null) {
                            return null;
                        }
                        sum = sum == null ? nano : Long.valueOf(Math.addExact(sum, nano));
                    }
                }
                return sum;
            };
        }
    }

    /**
     * @param model the model that answered, else the one asked for; null where neither is known
     * @param changed how many requests cost something else, or are priced by only one of the two
     * @param bookedNanoUsd the sum as it is in the book
     * @param bookedUnpriced how many have no price in the book
     * @param repricedNanoUsd the sum by the other prices
     * @param repricedUnpriced how many have no price by the other prices
     */
    public record Row(
            @Nullable String model,
            long requests,
            long changed,
            long bookedNanoUsd,
            long bookedUnpriced,
            long repricedNanoUsd,
            long repricedUnpriced) {
        public long differenceNanoUsd() {
            return Math.subtractExact(repricedNanoUsd, bookedNanoUsd);
        }

        private Row plus(@Nullable Long booked, @Nullable Long repriced) {
            return new Row(
                    model,
                    requests + 1,
                    changed + (Objects.equals(booked, repriced) ? 0 : 1),
                    booked == null ? bookedNanoUsd : Math.addExact(bookedNanoUsd, booked),
                    bookedUnpriced + (booked == null ? 1 : 0),
                    repriced == null ? repricedNanoUsd : Math.addExact(repricedNanoUsd, repriced),
                    repricedUnpriced + (repriced == null ? 1 : 0));
        }
    }

    static Repricing of(Connection connection, Sql sql, TimeRange range, Price price) throws SQLException {
        Map<String, Row> rows = new TreeMap<>();
        new EntrySelect(sql, sql.range("started_at", range.since(), range.until()) + " AND state <> 'open'")
                .eachWithAttempts(connection, request -> {
                    Entry entry = request.entry().entry();
                    String answered = entry.result().responseModel();
                    String model = answered == null ? entry.asked().model() : answered;
                    Row row = rows.getOrDefault(model == null ? "" : model, new Row(model, 0, 0, 0, 0, 0, 0));
                    rows.put(
                            model == null ? "" : model,
                            row.plus(entry.result().charge().costNanoUsd(), price.nanoUsd(entry, request.attempts())));
                });
        return new Repricing(new ArrayList<>(rows.values()));
    }
}
