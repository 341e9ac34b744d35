package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.util.ArrayList;
import java.util.List;

/** The columns of an attempt, in the order of every output; the table has {@code entry_id} before them. */
final class AttemptColumns {
    static final List<Column<AttemptLine>> ALL = all();

    private AttemptColumns() {}

    private static List<Column<AttemptLine>> all() {
        List<Column<AttemptLine>> columns = new ArrayList<>();
        columns.add(new Column<>("attempt", Kind.NUMBER, AttemptLine::attempt));
        columns.add(new Column<>("started_at", Kind.TIME, AttemptLine::startedAt));
        columns.add(new Column<>("duration_us", Kind.NUMBER, AttemptLine::durationUs));
        columns.add(new Column<>("status", Kind.NUMBER, AttemptLine::status));
        columns.add(new Column<>("error_type", Kind.TEXT, AttemptLine::errorType));
        columns.add(new Column<>("provider", Kind.TEXT, AttemptLine::provider));
        columns.add(new Column<>("request_model", Kind.TEXT, AttemptLine::requestModel));
        columns.add(new Column<>("response_model", Kind.TEXT, AttemptLine::responseModel));
        columns.add(new Column<>("provider_request_id", Kind.TEXT, AttemptLine::providerRequestId));
        columns.addAll(ChargeColumns.of(AttemptLine::charge));
        columns.add(new Column<>("rates", Kind.JSON, AttemptLine::rates));
        return List.copyOf(columns);
    }

    static AttemptLine read(Row row) {
        return new AttemptLine(
                (int) row.number("attempt"),
                row.time("started_at"),
                row.numberOrNull("duration_us"),
                row.intOrNull("status"),
                row.textOrNull("error_type"),
                row.text("provider"),
                row.textOrNull("request_model"),
                row.textOrNull("response_model"),
                row.textOrNull("provider_request_id"),
                ChargeColumns.read(row),
                row.textOrNull("rates"));
    }
}
