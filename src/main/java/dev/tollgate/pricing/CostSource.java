package dev.tollgate.pricing;

/** How far a cost can be trusted; the values of {@code cost_source} in the ledger. */
public enum CostSource {
    /** Every part of the usage had its rate. */
    PRICED("priced"),
    /** Some part had no rate of its own, so the nearest one stands for it, or none. */
    PARTIAL("partial"),
    /** The model has no price; the fallback that the configuration names stands for it. */
    FALLBACK("fallback"),
    /** The model has no price, and so the answer no cost. */
    MISSING("missing"),
    /** The model has a price, but what was used is not known, and so the answer has no cost. */
    UNKNOWN("unknown");

    private final String text;

    CostSource(String text) {
        this.text = text;
    }

    /** The value as the ledger and telemetry write it. */
    public String text() {
        return text;
    }
}
