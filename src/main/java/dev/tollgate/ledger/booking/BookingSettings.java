package dev.tollgate.ledger.booking;

import java.util.List;

/**
 * How exchanges are booked.
 *
 * @param committed whether the end of an answer waits for its entry
 * @param dimensions request headers that say who asked
 */
public record BookingSettings(boolean committed, List<HeaderDimension> dimensions) {
    /**
     * A request header that becomes a dimension of its entry.
     *
     * @param header its name, in small letters
     * @param name {@code user} and {@code team} fill the column of that name where no key does; any other is a tag
     */
    public record HeaderDimension(String header, String name) {}

    public BookingSettings {
        dimensions = List.copyOf(dimensions);
    }
}
