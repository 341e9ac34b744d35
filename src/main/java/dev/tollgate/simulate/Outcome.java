package dev.tollgate.simulate;

import org.jspecify.annotations.Nullable;

/** Writes down what became of one reply: on the bill if it is charged, in the log if it belongs there; each once. */
final class Outcome {
    private final Books books;
    private final @Nullable BillEntry entry;
    private final @Nullable Charge charge;
    private final long logged;
    private final long startedNanos = System.nanoTime();
    private final long pieces;
    private long made;
    private @Nullable Integer status;
    private boolean billed;
    private boolean ended;

    private Outcome(Books books, @Nullable BillEntry entry, @Nullable Charge charge, long pieces, long logged) {
        this.books = books;
        this.entry = entry;
        this.charge = charge;
        this.pieces = pieces;
        this.logged = logged;
    }

    /** Opens the entries of a reply. */
    static Outcome of(Request request, Answered answered, Books books) {
        @Nullable
        Charge charge = switch (answered.reply()) {
            case Reply.Whole whole -> whole.charge();
            case Reply.Streamed stream -> stream.charge();
            case Reply.Reset reset -> null;
        };
        BillEntry entry = charge == null ? null : books.till().open(request, charge, answered.tag());
        long logged = answered.logged() ? books.log().received(request, answered.tag()) : 0;
        long pieces = answered.reply() instanceof Reply.Streamed stream
                ? stream.script().pieces()
                : 1;
        return new Outcome(books, entry, charge, pieces, logged);
    }

    /** Counts one more piece as made. */
    void made() {
        made++;
    }

    void answered(int status) {
        this.status = status;
    }

    void billed(BillState state) {
        if (billed || entry == null || charge == null) {
            return;
        }
        billed = true;
        Tokens all = charge.tokens();
        books.till().close(entry, state, state == BillState.COMPLETED ? all : all.upTo(made, pieces));
    }

    void ended(boolean whole) {
        if (ended || logged == 0) {
            return;
        }
        ended = true;
        long millis = (System.nanoTime() - startedNanos) / 1_000_000;
        books.log().ended(logged, status, whole ? ReceivedRequest.Ended.WHOLE : ReceivedRequest.Ended.ABORTED, millis);
    }
}
