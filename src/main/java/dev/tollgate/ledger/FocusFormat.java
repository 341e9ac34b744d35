package dev.tollgate.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the columns of FOCUS 1.2, the FinOps Open Cost and Usage Specification: one charge for each request. Columns that
 * FOCUS does not have begin with {@code x_}, as it wants. An unpriced request has no cost rather than a cost of 0, although
 * FOCUS does not know that; {@code x_cost_source} says why.
 */
public final class FocusFormat {
    private record Field(String name, Function<Entry, @Nullable Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("BilledCost", FocusFormat::usd),
            new Field("BillingAccountId", entry -> entry.result().provider()),
            new Field("BillingAccountName", entry -> entry.result().provider()),
            new Field("BillingCurrency", entry -> "USD"),
            new Field("BillingPeriodEnd", entry -> month(entry, 1)),
            new Field("BillingPeriodStart", entry -> month(entry, 0)),
            new Field("ChargeCategory", entry -> "Usage"),
            new Field("ChargeClass", entry -> null),
            new Field("ChargeDescription", FocusFormat::description),
            new Field("ChargeFrequency", entry -> "Usage-Based"),
            new Field("ChargePeriodEnd", FocusFormat::end),
            new Field("ChargePeriodStart", entry -> Column.text(entry.startedAt())),
            new Field("ConsumedQuantity", FocusFormat::tokens),
            new Field("ConsumedUnit", entry -> tokens(entry) == null ? null : "Tokens"),
            new Field("ContractedCost", FocusFormat::usd),
            new Field("EffectiveCost", FocusFormat::usd),
            new Field("InvoiceIssuerName", entry -> entry.result().provider()),
            new Field("ListCost", FocusFormat::usd),
            new Field("PricingQuantity", FocusFormat::tokens),
            new Field("PricingUnit", entry -> tokens(entry) == null ? null : "Tokens"),
            new Field("ProviderName", entry -> entry.result().provider()),
            new Field("PublisherName", entry -> entry.result().provider()),
            new Field("ResourceId", FocusFormat::model),
            new Field("ResourceName", FocusFormat::model),
            new Field("ResourceType", entry -> "Model"),
            new Field("ServiceCategory", entry -> "AI and Machine Learning"),
            new Field("ServiceName", entry -> entry.asked().operation()),
            new Field("ServiceSubcategory", entry -> "Generative AI"),
            new Field("SkuId", FocusFormat::model),
            new Field("SubAccountId", entry -> entry.caller().keyId()),
            new Field("SubAccountName", entry -> entry.caller().keyName()),
            new Field("Tags", FocusFormat::tags),
            new Field("x_id", entry -> entry.id().toString()),
            new Field("x_state", entry -> entry.state().text()),
            new Field(
                    "x_usage_source", entry -> entry.result().charge().source().text()),
            new Field("x_cost_source", entry -> entry.result().charge().costSource()),
            new Field("x_cost_nano_usd", entry -> entry.result().charge().costNanoUsd()));

    private FocusFormat() {}

    /** The names of the columns, in order. */
    public static List<String> columns() {
        return FIELDS.stream().map(Field::name).toList();
    }

    /** The values of an entry, in the order of {@link #columns}. */
    public static List<@Nullable Object> row(BookedEntry entry) {
        List<@Nullable Object> row = new ArrayList<>(FIELDS.size());
        FIELDS.forEach(field -> row.add(field.value().apply(entry.entry())));
        return row;
    }

    private static @Nullable Object usd(Entry entry) {
        Long nano = entry.result().charge().costNanoUsd();
        return nano == null ? null : BigDecimal.valueOf(nano, 9);
    }

    private static @Nullable Object tokens(Entry entry) {
        Long input = entry.result().charge().usage().inputTokens();
        Long output = entry.result().charge().usage().outputTokens();
        return input == null || output == null ? null : (Object) (input + output);
    }

    private static @Nullable Object model(Entry entry) {
        String answered = entry.result().responseModel();
        return answered == null ? entry.asked().model() : answered;
    }

    private static Object description(Entry entry) {
        return entry.asked().operation() + " with " + model(entry);
    }

    private static Object month(Entry entry, int plus) {
        return Column.text(entry.startedAt()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(plus)
                .toInstant());
    }

    private static Object end(Entry entry) {
        Instant end = entry.result().endedAt();
        return Column.text(
                end == null || !end.isAfter(entry.startedAt())
                        ? entry.startedAt().plusMillis(1)
                        : end);
    }

    private static Object tags(Entry entry) {
        Map<String, String> tags = new TreeMap<>(entry.caller().tags());
        add(tags, "user", entry.caller().user());
        add(tags, "team", entry.caller().team());
        add(tags, "session_id", entry.caller().sessionId());
        return tags;
    }

    private static void add(Map<String, String> tags, String name, @Nullable String value) {
        if (value != null) {
            tags.putIfAbsent(name, value);
        }
    }
}
