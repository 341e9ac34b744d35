package dev.tollgate.ledger.booking;

import dev.tollgate.ledger.Charge;
import dev.tollgate.llm.UsageSource;
import dev.tollgate.pipeline.Attempt;
import dev.tollgate.pipeline.Usages;
import dev.tollgate.pricing.Cost;
import dev.tollgate.pricing.CostSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What attempts used and cost, in the words of the ledger. Pure. */
final class Charges {
    private Charges() {}

    /** Of one attempt. */
    static Charge of(Attempt attempt) {
        Cost cost = attempt.cost();
        return new Charge(
                known(Usages.source(attempt)),
                attempt.answer().usage(),
                cost == null ? null : cost.nanoUsd(),
                cost == null ? null : cost.source().text(),
                cost == null ? null : cost.priceVersion());
    }

    /** The sum over all attempts, as sure as the least sure of those that used anything. */
    static Charge total(List<Attempt> attempts) {
        if (attempts.size() == 1) {
            return of(attempts.getFirst());
        }
        UsageSource source = null;
        CostSource costSource = null;
        Long nanoUsd = null;
        String version = null;
        for (Attempt attempt : attempts) {
            source = lessSure(source, Usages.source(attempt));
            Cost cost = attempt.cost();
            if (cost != null) {
                nanoUsd = Usages.plus(nanoUsd, cost.nanoUsd());
                costSource = lessSure(costSource, cost.source());
                version = cost.priceVersion();
            }
        }
        return new Charge(
                known(source), Usages.total(attempts), nanoUsd, costSource == null ? null : costSource.text(), version);
    }

    private static UsageSource known(@Nullable UsageSource source) {
        return source == null ? UsageSource.UNKNOWN : source;
    }

    /** Both enums go from sure to unsure. */
    private static <E extends Enum<E>> @Nullable E lessSure(@Nullable E one, @Nullable E other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
