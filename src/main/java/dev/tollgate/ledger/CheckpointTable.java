package dev.tollgate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** The SQL of the table {@code checkpoint}, for the writer. */
final class CheckpointTable {
    private final Sql sql;
    private final PreparedStatement insert;

    CheckpointTable(Sql sql, Connection connection) throws SQLException {
        this.sql = sql;
        insert = connection.prepareStatement("INSERT INTO checkpoint (chain, chain_seq, hash, "
                + Checkpoint.CONTENT.stream().map(Column::sql).collect(Collectors.joining(", "))
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void insert(Checkpoint checkpoint, Link link) throws SQLException {
        insert.setLong(1, link.chain());
        insert.setLong(2, link.seq());
        insert.setBytes(3, link.hash());
        int place = 4;
        for (Column<Checkpoint> column : Checkpoint.CONTENT) {
            sql.bind(insert, place++, column.kind(), column.of(checkpoint));
        }
        insert.executeUpdate();
    }
}
