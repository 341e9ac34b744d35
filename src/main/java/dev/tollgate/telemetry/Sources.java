package dev.tollgate.telemetry;

/** What telemetry must ask of others. */
public record Sources(KnownModels models, Charges charges, Callers callers) {
    /** No model is known, nothing has a price, nobody has a name. */
    public static final Sources NONE = new Sources(model -> false, Charges.NONE, Callers.NONE);
}
