package dev.tollgate.cli;

/** How a command prints rows. */
enum OutputFormat {
    /** Columns for people; empty ones are left out. */
    TABLE("table"),
    /** RFC 4180, with a header. */
    CSV("csv"),
    /** One object a line; nulls are left out. */
    JSON("json");

    private final String text;

    OutputFormat(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
