package dev.tollgate.admin;

import dev.tollgate.ledger.Dimension;
import dev.tollgate.ledger.Filter;
import dev.tollgate.ledger.TimeRange;
import dev.tollgate.pricing.PriceLine;
import io.micronaut.http.HttpRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, read strictly and by the names of the commands' options: a parameter that nobody knows, that is
 * given twice or that cannot be read is an {@link ApiError}, never left aside.
 */
final class Query {
    static final List<String> PERIOD = List.of("since", "until", "zone");
    static final List<String> FILTERS =
            List.of("model", "provider", "key", "user", "team", "session", "state", "where");

    private static final List<String> REPEATABLE = List.of("by", "where");

    private final Map<String, List<String>> given;
    private final Clock clock = Clock.systemDefaultZone();

    private Query(Map<String, List<String>> given) {
        this.given = given;
    }

    /** @param known the parameters that there are, in the order in which a message names them */
    static Query of(HttpRequest<?> request, List<String> known) {
        Map<String, List<String>> given = request.getParameters().asMap();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ApiError.badQuery(
                        name,
                        "there is no parameter \"" + name + "\" (expected: "
                                + (known.isEmpty() ? "none" : String.join(", ", known)) + ")");
            }
            if (values.size() > 1 && !REPEATABLE.contains(name)) {
                throw ApiError.badQuery(name, name + " is given " + values.size() + " times (expected: once)");
            }
        });
        return new Query(given);
    }

    @SafeVarargs
    static List<String> names(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    /** What a parameter holds; null where it is not given. */
    @Nullable
    String text(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    private List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    private <T> T read(String name, String text, Function<String, T> reading) {
        return checked(name, () -> reading.apply(text));
    }

    /** Runs what may find that a parameter is wrong. */
    static <T> T checked(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw ApiError.badQuery(name, String.valueOf(e.getMessage()));
        }
    }

    List<Dimension> by() {
        return all("by").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(name -> read("by", name.strip(), Dimension::parse))
                .toList();
    }

    ZoneId zone() {
        String zone = text("zone");
        try {
            return zone == null ? clock.getZone() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw ApiError.badQuery(
                    "zone", "zone is \"" + zone + "\" (expected: a time zone such as UTC or Europe/Berlin)");
        }
    }

    TimeRange range() {
        ZoneId zone = zone();
        TimeRange since = checked("since", () -> TimeRange.parse(text("since"), null, zone, clock));
        TimeRange until = checked("until", () -> TimeRange.parse(null, text("until"), zone, clock));
        return checked("until", () -> new TimeRange(since.since(), until.until()));
    }

    /** A moment, or the begin of a day in UTC; now unless given. */
    Instant moment(String name) {
        String text = text(name);
        if (text == null) {
            return clock.instant();
        }
        return read(name, text, one -> PriceLine.moment(name, one));
    }

    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (String name : FILTERS) {
            for (String value : all(name)) {
                filters.add(
                        read(name, value, text -> name.equals("where") ? Filter.parse(text) : Filter.of(name, text)));
            }
        }
        return filters;
    }

    /** A whole number from 1 to a largest one. */
    int number(String name, int otherwise, int largest, String hint) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > largest) {
            throw ApiError.badQuery(
                    name, name + " is \"" + text + "\" (expected: a number from 1 to " + largest + hint + ")");
        }
        return number;
    }

    boolean flag(String name) {
        String text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw ApiError.badQuery(name, name + " is \"" + text + "\" (expected: true or false)");
        }
        return "true".equals(text);
    }

    /** One of some formats; the first unless given. */
    RowFormat format(RowFormat... offered) {
        String text = text("format");
        if (text == null) {
            return offered[0];
        }
        return Arrays.stream(offered)
                .filter(format -> format.text().equals(text))
                .findFirst()
                .orElseThrow(() -> ApiError.badQuery(
                        "format",
                        "format is \"" + text + "\" (expected: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(offered)
                                                .map(RowFormat::text)
                                                .toList())
                                + ")"));
    }
}
