package dev.tollgate.config;

import dev.tollgate.config.form.Decimal;
import dev.tollgate.config.form.Fields;
import dev.tollgate.config.form.Form;
import dev.tollgate.config.form.Key;
import dev.tollgate.config.form.ListOf;
import dev.tollgate.config.form.Mapping;
import dev.tollgate.config.form.Text;
import dev.tollgate.config.form.Truth;
import dev.tollgate.config.form.Whole;
import dev.tollgate.pricing.Catalogue;
import dev.tollgate.pricing.OnUnknownModel;
import dev.tollgate.pricing.PriceOverride;
import dev.tollgate.pricing.PriceOverrides;
import dev.tollgate.pricing.Prices;
import dev.tollgate.pricing.UnitPrices;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code config.prices}. */
final class PricesForm {
    private static final Decimal USD = new Decimal("USD such as 2.50, with at most nine decimals");

    private static final Key<BigDecimal> INPUT =
            usd("inputPerMillion", "USD for a million input tokens that no cache had to do with");
    private static final Key<BigDecimal> CACHE_READ = usd("cacheReadPerMillion", "of tokens read from a cache");
    private static final Key<BigDecimal> CACHE_WRITE_5M =
            usd("cacheWrite5mPerMillion", "of tokens written to a cache for five minutes");
    private static final Key<BigDecimal> CACHE_WRITE_1H =
            usd("cacheWrite1hPerMillion", "of tokens written to a cache for an hour");
    private static final Key<BigDecimal> OUTPUT = usd("outputPerMillion", "of output tokens");
    private static final Key<BigDecimal> REASONING =
            usd("reasoningPerMillion", "of reasoning tokens, where they are priced apart");
    private static final Key<BigDecimal> WEB_SEARCH =
            usd("webSearchPerThousand", "USD for a thousand of the provider's own web searches");
    private static final Key<BigDecimal> REQUEST = usd("requestPerThousand", "USD for a thousand requests");

    private static final List<Key<?>> PRICES =
            List.of(INPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H, OUTPUT, REASONING, WEB_SEARCH, REQUEST);

    private static final Key<Long> ABOVE = Key.required(
            "above", Whole.atLeast(1, "of input tokens"), "the number of input tokens above which it holds");
    private static final Form<PriceOverride.Tier> TIER = Mapping.of(with(ABOVE)).reads(fields -> {
        UnitPrices prices = prices(fields);
        return prices == null ? null : new PriceOverride.Tier(fields.get(ABOVE), prices);
    });

    private static final Key<String> NAME =
            Key.required("name", Text.ANY, "the model; `*` stands for any text, and case does not matter");
    private static final Key<String> PROVIDER = Key.optional(
            "provider", Text.ANY, "the provider as telemetry names it, such as `anthropic`; any unless given");
    private static final Key<LocalDate> FROM = Key.optional(
            "from",
            Text.of("a date such as 2026-12-01", "^\\d{4}-\\d{2}-\\d{2}$", PricesForm::date),
            "the first day, in UTC, on which it holds");
    private static final Key<String> SERVICE_TIER = Key.optional(
            "serviceTier",
            Text.ANY,
            "the tier of service, as answers name it, such as `priority`; the standard one unless given");
    private static final Key<Boolean> FREE = Key.optional("free", new Truth(), "that it costs nothing");
    private static final Key<List<PriceOverride.Tier>> TIERS =
            Key.optional("tiers", ListOf.of(TIER), "prices of long requests; what one leaves out is as without it");

    private static final Form<PriceOverride> MODEL =
            Mapping.of(with(NAME, PROVIDER, FROM, SERVICE_TIER, FREE, TIERS)).reads(PricesForm::model);

    private static final Key<List<PriceOverride>> MODELS = Key.optional(
            "models", ListOf.of(MODEL), "prices that come before the catalogue's; the first that matches counts");
    private static final Key<OnUnknownModel> ON_UNKNOWN_MODEL = new Key<>(
            "onUnknownModel",
            Text.of("null, refuse or fallback NAME", "^(null|refuse|fallback .+)$", PricesForm::onUnknown),
            "what becomes of a model without a price: `null` leaves its cost unknown (so unless given), `refuse` refuses"
                    + " requests for it, `fallback NAME` prices it as another",
            false,
            true,
            false);

    static final Key<PriceOverrides> PRICES_KEY = Key.optional(
            "prices",
            Mapping.of(MODELS, ON_UNKNOWN_MODEL).reads(PricesForm::overrides),
            "prices of your own, beside those that Tollgate knows; a change counts from the next answer on");

    private PricesForm() {}

    private static Key<BigDecimal> usd(String name, String about) {
        return Key.optional(name, USD, about);
    }

    private static List<Key<?>> with(Key<?>... keys) {
        return Stream.concat(Stream.of(keys), PRICES.stream()).toList();
    }

    private static @Nullable PriceOverrides overrides(Fields fields) {
        PriceOverrides overrides =
                new PriceOverrides(fields.get(ON_UNKNOWN_MODEL, OnUnknownModel.DEFAULT), fields.get(MODELS, List.of()));
        if (overrides.onUnknownModel() instanceof OnUnknownModel.Fallback) {
            try {
                Prices.of(Catalogue.builtIn(), overrides);
            } catch (IllegalArgumentException e) {
                return fields.at(ON_UNKNOWN_MODEL).fault(String.valueOf(e.getMessage()), null);
            }
        }
        return overrides;
    }

    private static @Nullable PriceOverride model(Fields fields) {
        UnitPrices prices = prices(fields);
        String name = fields.get(NAME);
        String provider = fields.find(PROVIDER);
        LocalDate from = fields.find(FROM);
        String serviceTier = fields.find(SERVICE_TIER);
        boolean free = fields.get(FREE, false);
        List<PriceOverride.Tier> tiers = fields.get(TIERS, List.of());
        if (prices == null) {
            return null;
        }
        try {
            return new PriceOverride(name, provider, from, serviceTier, free, prices, tiers);
        } catch (IllegalArgumentException e) {
            return fields.mapping().fault(String.valueOf(e.getMessage()), null);
        }
    }

    private static @Nullable UnitPrices prices(Fields fields) {
        BigDecimal input = fields.find(INPUT);
        BigDecimal cacheRead = fields.find(CACHE_READ);
        BigDecimal cacheWrite5m = fields.find(CACHE_WRITE_5M);
        BigDecimal cacheWrite1h = fields.find(CACHE_WRITE_1H);
        BigDecimal output = fields.find(OUTPUT);
        BigDecimal reasoning = fields.find(REASONING);
        BigDecimal webSearch = fields.find(WEB_SEARCH);
        BigDecimal request = fields.find(REQUEST);
        try {
            return new UnitPrices(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, webSearch, request);
        } catch (IllegalArgumentException e) {
            return fields.mapping().fault(String.valueOf(e.getMessage()), null);
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable OnUnknownModel onUnknown(String text) {
        try {
            return OnUnknownModel.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
