package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedStatementsTest {
    private Connection connection;
    private final PreparedStatements prepared = new PreparedStatements();

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void keep_moreThanThereIsRoomFor_closesThoseNotUsedForLongest() throws SQLException {
        List<PreparedStatement> kept = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            kept.add(keep("SELECT " + i));
            keepAgain("SELECT 0");
        }

        assertThat(kept.getFirst().isClosed()).isFalse();
        assertThat(kept.get(1).isClosed()).isTrue();
        assertThat(kept.getLast().isClosed()).isFalse();
        int open = 0;
        for (PreparedStatement statement : kept) {
            open += statement.isClosed() ? 0 : 1;
        }
        assertThat(open).isEqualTo(64);
        assertThat(prepared.take("SELECT 1")).isNull();
    }

    @Test
    void take_whatIsTaken_isNotThereForAnother() throws SQLException {
        PreparedStatement first = keep("SELECT 1");

        assertThat(Objects.requireNonNull(prepared.take("SELECT 1")).statement())
                .isSameAs(first);
        assertThat(prepared.take("SELECT 1")).isNull();
    }

    @Test
    void keep_twoOfOneText_closesTheSecond() throws SQLException {
        PreparedStatement first = keep("SELECT 1");
        PreparedStatement second = keep("SELECT 1");

        assertThat(first.isClosed()).isFalse();
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    void giveBack_whatWasTaken_isThereAgainWithItsColumns() throws SQLException {
        PreparedStatement first = keep("SELECT 1");
        ResultShape shape = new ResultShape(List.of(), List.of());

        prepared.giveBack(Objects.requireNonNull(prepared.take("SELECT 1")), shape);

        PreparedStatements.Prepared again = Objects.requireNonNull(prepared.take("SELECT 1"));
        assertThat(again.statement()).isSameAs(first);
        assertThat(again.shape()).isSameAs(shape);
    }

    @Test
    void forget_whatFailed_isNotThereAgain() throws SQLException {
        keep("SELECT 1");

        prepared.forget("SELECT 1", Objects.requireNonNull(prepared.take("SELECT 1")));

        assertThat(prepared.take("SELECT 1")).isNull();
    }

    private PreparedStatement keep(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        prepared.keep(sql, statement, null);
        return statement;
    }

    private void keepAgain(String sql) throws SQLException {
        PreparedStatements.Prepared taken = prepared.take(sql);
        prepared.giveBack(Objects.requireNonNull(taken), null);
    }
}
