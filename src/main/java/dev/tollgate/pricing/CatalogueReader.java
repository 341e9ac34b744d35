package dev.tollgate.pricing;

import dev.tollgate.pricing.ModelPrice.Origin;
import dev.tollgate.pricing.ProviderPrices.ModelEntry;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the catalogue token by token, since it is read at each start and a tree of it would take longer than the rest.
 * Not thread-safe.
 */
final class CatalogueReader {
    private static final Match NEVER = new Match.AnyOf(List.of());

    private @Nullable JsonParser json;

    Catalogue read(InputStream input) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), input)) {
            json = parser;
            parser.nextToken();
            var catalogue = new Object() {
                String version = "";
                List<ProviderPrices> providers = List.of();
            };
            object(name -> {
                switch (name) {
                    case "version" -> catalogue.version = text();
                    case "providers" -> catalogue.providers = list(this::provider);
                    default -> skip();
                }
            });
            return new Catalogue(catalogue.version, catalogue.providers);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the catalogue of prices cannot be read: " + e.getMessage(), e);
        }
    }

    private ProviderPrices provider() {
        var fields = new Object() {
            String id = "";
            String name = "";
            Match names = NEVER;
            Match like = NEVER;
            Pattern hosts = Pattern.compile("(?!)");

            @Nullable
            Match owns;

            List<String> lenders = List.of();
            Map<String, Integer> serviceTiers = Map.of();
            List<ModelEntry> models = List.of();
        };
        object(name -> {
            switch (name) {
                case "id" -> fields.id = text();
                case "name" -> fields.name = text();
                case "names" -> fields.names = match();
                case "like" -> fields.like = match();
                case "hosts" -> fields.hosts = Pattern.compile(text());
                case "owns" -> fields.owns = match();
                case "lenders" -> fields.lenders = list(this::text);
                case "service_tiers" -> fields.serviceTiers = percents();
                case "models" -> fields.models = list(() -> model(fields.id, fields.serviceTiers));
                default -> skip();
            }
        });
        return new ProviderPrices(
                fields.id,
                fields.name,
                fields.names,
                fields.like,
                fields.hosts,
                fields.owns,
                fields.lenders,
                fields.models);
    }

    private ModelEntry model(String provider, Map<String, Integer> serviceTiers) {
        var fields = new Object() {
            String id = "";
            Match match = NEVER;
            List<Period> prices = List.of();
        };
        object(name -> {
            switch (name) {
                case "id" -> fields.id = text();
                case "match" -> fields.match = match();
                case "prices" -> fields.prices = list(this::period);
                default -> skip();
            }
        });
        List<Period> periods = new ArrayList<>(fields.prices);
        serviceTiers.forEach(
                (tier, percent) -> fields.prices.forEach(period -> periods.add(period.inServiceTier(tier, percent))));
        return new ModelEntry(fields.match, new ModelPrice(provider, fields.id, Origin.CATALOGUE, periods));
    }

    private Period period() {
        RatesJson rates = new RatesJson();
        var fields = new Object() {
            @Nullable
            LocalDate from;

            @Nullable
            DailyHours hours;

            List<ContextTier> tiers = List.of();
        };
        object(name -> {
            switch (name) {
                case "from" -> fields.from = LocalDate.parse(text());
                case "hours" -> {
                    List<LocalTime> hours = list(() -> LocalTime.parse(text()));
                    fields.hours = new DailyHours(hours.getFirst(), hours.getLast());
                }
                case "tiers" -> fields.tiers = list(this::tier);
                default -> {
                    if (!rates.take(name, parser())) {
                        skip();
                    }
                }
            }
        });
        Rates base = rates.rates();
        return new Period(
                fields.from,
                fields.hours,
                null,
                base,
                fields.tiers.stream()
                        .map(tier -> new ContextTier(tier.above(), base.with(tier.rates())))
                        .toList());
    }

    private ContextTier tier() {
        RatesJson rates = new RatesJson();
        long[] above = {0};
        object(name -> {
            if (name.equals("above")) {
                above[0] = parser().getLongValue();
            } else if (!rates.take(name, parser())) {
                skip();
            }
        });
        return new ContextTier(above[0], rates.rates());
    }

    private Map<String, Integer> percents() {
        Map<String, Integer> percents = new LinkedHashMap<>();
        object(name -> percents.put(name, parser().getIntValue()));
        return percents;
    }

    /** A pattern, a list of which one must match, or {@code {"all": [...]}}. */
    private Match match() {
        if (parser().currentToken() == JsonToken.VALUE_STRING) {
            return Match.parse(text());
        }
        if (parser().currentToken() == JsonToken.START_ARRAY) {
            return new Match.AnyOf(list(this::match));
        }
        List<Match> parts = new ArrayList<>();
        object(name -> parts.addAll(list(this::match)));
        return new Match.AllOf(parts);
    }

    /** Calls for each field, the parser standing on its value. */
    private void object(Consumer<String> field) {
        for (String name = parser().nextName(); name != null; name = parser().nextName()) {
            parser().nextToken();
            field.accept(name);
        }
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> all = new ArrayList<>();
        while (parser().nextToken() != JsonToken.END_ARRAY) {
            all.add(element.get());
        }
        return all;
    }

    private String text() {
        return parser().getString();
    }

    private void skip() {
        parser().skipChildren();
    }

    private JsonParser parser() {
        return Objects.requireNonNull(json);
    }
}
