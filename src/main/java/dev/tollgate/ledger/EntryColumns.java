package dev.tollgate.ledger;

import dev.tollgate.ledger.Column.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of {@code entry}, in the order of every output. */
final class EntryColumns {
    /** What the hash of an entry covers. */
    static final List<Column<Entry>> CONTENT = content();

    /** Everything, with its place in the chain. */
    static final List<Column<BookedEntry>> ALL = all();

    private EntryColumns() {}

    private static List<Column<Entry>> content() {
        List<Column<Entry>> columns = new ArrayList<>();
        columns.add(new Column<>("id", Kind.ID, Entry::id));
        columns.add(new Column<>("request_id", Kind.TEXT, Entry::requestId));
        columns.add(new Column<>("started_at", Kind.TIME, Entry::startedAt));
        columns.add(result("ended_at", Kind.TIME, Result::endedAt));
        columns.add(result("state", Kind.TEXT, result -> result.state().text()));
        columns.add(asked("dialect", Kind.TEXT, Asked::dialect));
        columns.add(asked("operation", Kind.TEXT, Asked::operation));
        columns.add(asked("path", Kind.TEXT, Asked::path));
        columns.add(asked("stream", Kind.FLAG, Asked::stream));
        columns.add(result("status", Kind.NUMBER, Result::status));
        columns.add(result("error_type", Kind.TEXT, Result::errorType));
        columns.add(result("provider", Kind.TEXT, Result::provider));
        columns.add(asked("request_model", Kind.TEXT, Asked::model));
        columns.add(result("response_model", Kind.TEXT, Result::responseModel));
        columns.add(result("provider_request_id", Kind.TEXT, Result::providerRequestId));
        columns.add(result("attempts", Kind.NUMBER, Result::attempts));
        columns.add(caller("key_id", Kind.TEXT, Caller::keyId));
        columns.add(caller("key_name", Kind.TEXT, Caller::keyName));
        columns.add(caller("user", Kind.TEXT, Caller::user));
        columns.add(caller("team", Kind.TEXT, Caller::team));
        columns.add(caller("session_id", Kind.TEXT, Caller::sessionId));
        columns.add(caller("agent_id", Kind.TEXT, Caller::agentId));
        columns.add(caller("parent_agent_id", Kind.TEXT, Caller::parentAgentId));
        columns.add(caller("tags", Kind.TAGS, Caller::tags));
        columns.add(new Column<>("trace_id", Kind.TEXT, Entry::traceId));
        columns.addAll(ChargeColumns.of(entry -> entry.result().charge()));
        columns.add(result("time_to_first_token_us", Kind.NUMBER, Result::timeToFirstTokenUs));
        columns.add(result("duration_us", Kind.NUMBER, Result::durationUs));
        return List.copyOf(columns);
    }

    private static List<Column<BookedEntry>> all() {
        List<Column<BookedEntry>> columns = new ArrayList<>();
        for (Column<Entry> column : CONTENT) {
            columns.add(new Column<>(
                    column.name(), column.kind(), booked -> column.value().apply(booked.entry())));
        }
        columns.add(new Column<>("chain", Kind.NUMBER, BookedEntry::chain));
        columns.add(link("chain_seq", Kind.NUMBER, Link::seq));
        columns.add(link("hash", Kind.HASH, Link::hash));
        return List.copyOf(columns);
    }

    private static Column<Entry> asked(String name, Kind kind, Function<Asked, @Nullable Object> value) {
        return new Column<>(name, kind, entry -> value.apply(entry.asked()));
    }

    private static Column<Entry> caller(String name, Kind kind, Function<Caller, @Nullable Object> value) {
        return new Column<>(name, kind, entry -> value.apply(entry.caller()));
    }

    private static Column<Entry> result(String name, Kind kind, Function<Result, @Nullable Object> value) {
        return new Column<>(name, kind, entry -> value.apply(entry.result()));
    }

    private static Column<BookedEntry> link(String name, Kind kind, Function<Link, @Nullable Object> value) {
        return new Column<>(name, kind, booked -> booked.link() instanceof Link link ? value.apply(link) : null);
    }

    /** Makes an entry of a row that has the columns of {@link #ALL}. */
    static BookedEntry read(Row row) {
        Asked asked = new Asked(
                row.text("dialect"),
                row.text("operation"),
                row.text("path"),
                row.flag("stream"),
                row.textOrNull("request_model"));
        Caller caller = new Caller(
                row.textOrNull("key_id"),
                row.textOrNull("key_name"),
                row.textOrNull("user"),
                row.textOrNull("team"),
                row.textOrNull("session_id"),
                row.textOrNull("agent_id"),
                row.textOrNull("parent_agent_id"),
                row.tags("tags"));
        Result result = new Result(
                EntryState.of(row.text("state")),
                row.timeOrNull("ended_at"),
                row.intOrNull("status"),
                row.textOrNull("error_type"),
                row.textOrNull("provider"),
                row.textOrNull("response_model"),
                row.textOrNull("provider_request_id"),
                (int) row.number("attempts"),
                ChargeColumns.read(row),
                row.numberOrNull("time_to_first_token_us"),
                row.numberOrNull("duration_us"));
        UUID id = row.id("id");
        Instant startedAt = row.time("started_at");
        Entry entry =
                new Entry(id, row.text("request_id"), startedAt, asked, caller, row.textOrNull("trace_id"), result);
        long chain = row.number("chain");
        Long seq = row.numberOrNull("chain_seq");
        byte[] hash = row.hashOrNull("hash");
        return new BookedEntry(entry, chain, seq == null || hash == null ? null : new Link(chain, seq, hash));
    }
}
