package dev.tollgate.telemetry;

/** What telemetry must ask of others. */
public record Sources(KnownModels models, Costs costs) {
    /** No model is known and nothing has a price. */
    public static final Sources NONE = new Sources(model -> false, Costs.NONE);
}
