package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.StatementOptions;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One statement on its way to the server and back. */
final class Call {
    private final SqlPiece piece;
    private final SqlPiece.Form form;
    private final StatementOptions options;
    private final Statement statement;
    private final String sql;
    private final PhysicalConnection.@Nullable Prepared lent;
    private final @Nullable ResultShape known;
    private boolean ownTransaction;

    /**
     * @param statement a {@link PreparedStatement} unless the form is raw and the engine takes raw texts
     * @param sql as the driver takes it
     * @param lent what its connection has lent for it; null if it was prepared for this call
     * @param known what it returned the last time; null if that is not known
     */
    Call(
            SqlPiece piece,
            SqlPiece.Form form,
            StatementOptions options,
            Statement statement,
            String sql,
            PhysicalConnection.@Nullable Prepared lent,
            @Nullable ResultShape known) {
        this.piece = piece;
        this.form = form;
        this.options = options;
        this.statement = statement;
        this.sql = sql;
        this.lent = lent;
        this.known = known;
    }

    SqlPiece piece() {
        return piece;
    }

    SqlPiece.Form form() {
        return form;
    }

    StatementOptions options() {
        return options;
    }

    Statement statement() {
        return statement;
    }

    String sql() {
        return sql;
    }

    PhysicalConnection.@Nullable Prepared lent() {
        return lent;
    }

    @Nullable
    ResultShape known() {
        return known;
    }

    /** Whether a transaction was begun only so that its rows come in batches. */
    boolean ownTransaction() {
        return ownTransaction;
    }

    void ownTransaction(boolean own) {
        ownTransaction = own;
    }

    /** Runs it; true if it returns rows. */
    boolean execute() throws SQLException {
        return statement instanceof PreparedStatement prepared ? prepared.execute() : statement.execute(sql);
    }
}
