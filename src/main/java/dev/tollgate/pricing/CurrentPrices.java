package dev.tollgate.pricing;

/** The prices that hold at this moment; a changed configuration brings others. */
public final class CurrentPrices {
    private volatile Prices now;

    public CurrentPrices(Prices now) {
        this.now = now;
    }

    public Prices now() {
        return now;
    }

    /** From the next answer on. */
    public void change(Prices next) {
        now = next;
    }
}
