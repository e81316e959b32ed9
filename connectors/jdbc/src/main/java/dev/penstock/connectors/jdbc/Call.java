package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.jdbc.PreparedStatements.Prepared;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Wire;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One statement on its way to the server and back.
 *
 * @param scope what makes its effect permanent
 * @param statement a {@link PreparedStatement} unless the form is raw and the engine takes raw texts
 * @param again the statement that its connection has kept for the text; null if it was prepared for this call
 * @param wire gets each step
 */
record Call(
        SqlPiece piece,
        SqlPiece.Form form,
        StatementOptions options,
        AnalysedStatement analysed,
        Wire.Scope scope,
        Statement statement,
        @Nullable Prepared again,
        Wire wire) {

    /** As the driver takes it. */
    String sql() {
        return piece.text(form);
    }

    /** What it returned the last time; null if that is not known. */
    @Nullable
    ResultShape known() {
        return again == null ? null : again.shape();
    }

    /** Whether a transaction was begun only for it. */
    boolean ownTransaction() {
        return scope == Wire.Scope.OWN_TRANSACTION;
    }

    boolean reads() {
        return analysed.intent() == Intent.READ;
    }

    boolean streams() {
        return options.fetchSize() > 0;
    }

    boolean returnsKeys() {
        return !options.generatedKeys().isEmpty();
    }

    /** Runs it; true if it returns rows. */
    boolean execute() throws SQLException {
        if (statement instanceof PreparedStatement prepared) {
            return prepared.execute();
        }
        return returnsKeys()
                ? statement.execute(sql(), options.generatedKeys().toArray(String[]::new))
                : statement.execute(sql());
    }
}
