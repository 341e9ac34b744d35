package dev.tollgate.admin;

import dev.tollgate.ledger.Ledger;
import dev.tollgate.ledger.LedgerException;
import dev.tollgate.ledger.LedgerReader;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The book, for the controllers: 503 where there is none or where it cannot be read. */
@Singleton
@Requires(bean = AdminSettings.class)
final class LedgerReading {
    private final @Nullable LedgerReader reader;

    LedgerReading(AdminSettings settings) {
        Ledger ledger = settings.ledger();
        this.reader = ledger == null ? null : new LedgerReader(ledger.url());
    }

    /** Blocks. */
    <T extends @Nullable Object> T read(Function<LedgerReader, T> reading) {
        try {
            return reading.apply(reader());
        } catch (LedgerException e) {
            throw ApiError.away(String.valueOf(e.getMessage()), e);
        }
    }

    private LedgerReader reader() {
        if (reader == null) {
            throw ApiError.withoutLedger();
        }
        return reader;
    }
}
