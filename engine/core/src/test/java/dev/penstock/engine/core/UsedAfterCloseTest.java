package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.HeldConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is closed twice gives its place back once; what is used after its close says so and takes no place. */
@Timeout(20)
class UsedAfterCloseTest {
    private static final SqlStatement STREAM = SqlStatement.of("select i from t")
            .with(StatementOptions.builder().fetchSize(2).build());
    private static final SqlStatement TWO = SqlStatement.of("select 1; select i from t")
            .with(StatementOptions.builder().fetchSize(2).build());
    private static final SqlStatement INSERT = SqlStatement.of("insert into w values (1)");

    private final SqliteBed bed = new SqliteBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @FunctionalInterface
    private interface Call<C> {
        void on(C closed) throws Exception;
    }

    @FunctionalInterface
    private interface Open<C> {
        C in(Session session) throws Exception;
    }

    private record Uses<C extends AutoCloseable>(Open<C> open, List<Call<C>> calls) {
        /** Opens it, closes it twice and calls it; what the calls threw. */
        private List<Throwable> afterClose(Session session) throws Exception {
            C opened = open.in(session);
            opened.close();
            opened.close();
            List<Throwable> thrown = calls.stream()
                    .map(call -> catchThrowable(() -> call.on(opened)))
                    .toList();
            opened.close();
            return thrown;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Thing {
        ROWS(new Uses<Rows>(
                session -> session.query(STREAM),
                List.of(Rows::next, rows -> rows.nextAsync().await(), Rows::toList))),
        SEVERAL(new Uses<Several>(
                session -> (Several) session.execute(TWO),
                List.of(Several::next, several -> several.nextAsync().await()))),
        TRANSACTION(new Uses<Transaction>(
                session -> {
                    Transaction transaction = session.begin();
                    transaction.query(STREAM);
                    return transaction;
                },
                List.of(
                        transaction -> transaction.execute(INSERT),
                        transaction -> transaction.executeAsync(INSERT).await(),
                        transaction -> transaction.savepoint("s"),
                        transaction -> transaction.savepointAsync("s").await(),
                        Transaction::commit,
                        transaction -> transaction.commitAsync().await()))),
        PINNED(new Uses<PinnedSession>(
                session -> {
                    PinnedSession pinned = session.pin();
                    pinned.query(STREAM);
                    return pinned;
                },
                List.of(
                        pinned -> pinned.execute(INSERT),
                        pinned -> pinned.executeAsync(INSERT).await(),
                        pinned -> pinned.begin(TransactionOptions.DEFAULT),
                        PinnedSession::commit,
                        PinnedSession::reconnect))),
        HELD(new Uses<HeldConnection>(
                session -> {
                    HeldConnection held = new CoreGate((CoreSession) session, GateRules.ORDINARY).hold();
                    held.begin(STREAM).succeed();
                    return held;
                },
                List.of(held -> held.begin(INSERT), held -> held.control("COMMIT")))),
        JDBC(new Uses<Connection>(
                session -> {
                    Connection connection = session.dataSource().getConnection();
                    connection.createStatement().executeQuery(STREAM.text()).next();
                    return connection;
                },
                List.of(Connection::createStatement, Connection::commit)));

        private final Uses<?> uses;

        Thing(Uses<?> uses) {
            this.uses = uses;
        }
    }

    @ParameterizedTest
    @EnumSource(Thing.class)
    void thing_usedAfterTwoCloses_saysThatItIsClosed(Thing thing) throws Exception {
        List<Throwable> thrown = thing.uses.afterClose(bed.session());

        assertThat(thrown)
                .allSatisfy(each -> assertThat(each)
                        .isInstanceOfAny(ClosedException.class, ResultException.class, SQLException.class)
                        .hasMessageContaining("closed"));
        AllPlaces.back(bed.database);
        assertThat(bed.written()).isZero();
    }

    @Test
    void wholeRows_readAfterTheirClose_areEmpty() {
        Rows rows = bed.database.query("select i from t");
        rows.close();
        rows.close();

        assertThat(rows.next()).isNull();
        assertThat(rows.nextAsync().await()).isNull();
        AllPlaces.back(bed.database);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void face_afterTheDatabaseIsClosedTwice_saysSo(Face face) {
        bed.database.close();
        bed.database.close();

        Throwable told = catchThrowable(() -> face.use(bed.database));

        assertThat(Stream.iterate(told, cause -> cause != null, Throwable::getCause))
                .anySatisfy(cause -> assertThat(cause).isInstanceOf(ClosedException.class));
        AllPlaces.back(bed.database);
    }

    @Test
    void openThings_databaseIsClosedUnderThem_canBeClosedAndGiveTheirPlacesBack() throws Exception {
        Session session = bed.session();
        Rows rows = session.query(STREAM);
        Connection connection = session.dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().executeUpdate(INSERT.text());

        bed.database.close();

        assertThat(catchThrowable(rows::toList)).isInstanceOf(PenstockException.class);
        assertThat(catchThrowable(connection::commit)).isInstanceOf(SQLException.class);
        assertThatCode(rows::close).doesNotThrowAnyException();
        var _ = catchThrowable(connection::close);
        AllPlaces.back(bed.database);
    }
}
