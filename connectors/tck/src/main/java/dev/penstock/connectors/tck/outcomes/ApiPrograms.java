package dev.penstock.connectors.tck.outcomes;

import static dev.penstock.connectors.tck.outcomes.Trait.CANCELLABLE;
import static dev.penstock.connectors.tck.outcomes.Trait.PARTS;
import static dev.penstock.connectors.tck.outcomes.Trait.SLOW;
import static dev.penstock.connectors.tck.outcomes.Trait.TIMED;
import static dev.penstock.connectors.tck.outcomes.Trait.UNBOUND;

import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The programs over the engine's own interface. */
final class ApiPrograms {
    private ApiPrograms() {}

    static List<Program> all(OutcomeTexts texts) {
        List<Program> all = new ArrayList<>();
        all.add(alone("insert", 1, c -> c.execute(c.setting.database(), c.setting.insert(), c.setting.id()), SLOW));
        all.add(alone(
                "insert returning, whole",
                1,
                c -> c.execute(c.setting.database(), c.setting.insert() + " RETURNING id", c.setting.id()),
                SLOW));
        all.add(alone("insert returning, streamed and read partly", 2, ApiPrograms::streamed));
        all.add(alone("batch", 2, ApiPrograms::batch));
        all.add(alone("two inserts in one text", 2, c -> c.execute(c.setting.database(), inserts(c.setting)), PARTS));
        all.add(alone(
                "begin, inserts and commit in one text",
                2,
                c -> c.execute(c.setting.database(), "BEGIN; " + inserts(c.setting) + "; COMMIT")));
        if (texts.writingQuery() != null) {
            all.add(alone("query with a writing function", 1, ApiPrograms::writingQuery, SLOW));
        }
        all.add(Program.of("read", Effect.READ, 0, s -> new Alone(s, ApiPrograms::read), traits(SLOW)));
        all.add(Program.of(
                "insert in a transaction", Effect.TRANSACTION, 1, InTransaction::new, SLOW, TIMED, CANCELLABLE));
        all.add(ending("commit", Effect.COMMIT, texts, TransactionEnd::new));
        all.add(Program.of("rollback", Effect.ROLLBACK, 1, s -> new TransactionEnd(s, false), CANCELLABLE));
        all.add(Program.of("insert in a pinned session", Effect.AUTOCOMMIT, 1, Pinned::new, SLOW, TIMED, CANCELLABLE));
        all.add(ending("commit of a pinned session", Effect.COMMIT, texts, PinnedCommit::new));
        return all;
    }

    private static Trait[] traits(Trait... more) {
        List<Trait> all = new ArrayList<>(List.of(TIMED, CANCELLABLE, UNBOUND));
        all.addAll(List.of(more));
        return all.toArray(Trait[]::new);
    }

    private static Program alone(String name, int rows, Consumer<ApiCall> work, Trait... more) {
        return Program.of(name, Effect.AUTOCOMMIT, rows, s -> new Alone(s, work), traits(more));
    }

    private static Program ending(String name, Effect effect, OutcomeTexts texts, Function<Setting, Call> calls) {
        return texts.slowCommitInsert() == null
                ? Program.of(name, effect, 1, calls, CANCELLABLE)
                : Program.of(name, effect, 1, calls, CANCELLABLE, SLOW);
    }

    private static String inserts(Setting setting) {
        String insert = "INSERT INTO outcome (id) VALUES (%d)";
        return insert.formatted(setting.id()) + "; " + insert.formatted(setting.id() + 1);
    }

    private static void streamed(ApiCall call) {
        SqlStatement statement = SqlStatement.of(OutcomeTexts.INSERT_TWO, call.setting.id(), call.setting.id() + 1)
                .with(call.setting.options().fetchSize(1).build());
        try (Rows rows = (Rows) call.result(call.setting.database(), statement)) {
            rows.next();
        }
    }

    private static void batch(ApiCall call) {
        List<List<Integer>> rows = List.of(List.of(call.setting.id()), List.of(call.setting.id() + 1));
        ApiCall.read(call.result(
                call.setting.database(),
                SqlStatement.batch(OutcomeTexts.INSERT, rows)
                        .with(call.setting.options().build())));
    }

    private static void writingQuery(ApiCall call) {
        OutcomeTexts texts = call.setting.texts();
        String sql = Objects.requireNonNull(call.setting.slow() ? texts.slowWritingQuery() : texts.writingQuery());
        call.execute(call.setting.database(), sql, call.setting.id());
    }

    private static void read(ApiCall call) {
        if (call.setting.slow()) {
            call.execute(call.setting.database(), call.setting.texts().slowRead());
        } else {
            call.execute(call.setting.database(), OutcomeTexts.READ, call.setting.id());
        }
    }

    /** One statement of the database. */
    private static final class Alone extends ApiCall {
        private final Consumer<ApiCall> work;

        Alone(Setting setting, Consumer<ApiCall> work) {
            super(setting);
            this.work = work;
        }

        @Override
        public void run() {
            work.accept(this);
        }
    }

    /** A statement in an open transaction. */
    private static final class InTransaction extends ApiCall {
        private final Transaction transaction;

        InTransaction(Setting setting) {
            super(setting);
            this.transaction = setting.session().begin();
        }

        @Override
        public void prepare() {
            transaction.one("SELECT 1");
        }

        @Override
        public void run() {
            execute(transaction, setting.insert(), setting.id());
        }

        @Override
        public void close() {
            transaction.close();
        }
    }

    /** The end of a transaction. */
    private static final class TransactionEnd extends ApiCall {
        private final boolean commits;
        private final Transaction transaction;

        TransactionEnd(Setting setting) {
            this(setting, true);
        }

        TransactionEnd(Setting setting, boolean commits) {
            super(setting);
            this.commits = commits;
            this.transaction = setting.session().begin();
        }

        @Override
        public void prepare() {
            transaction.update(setting.insertBeforeCommit(), setting.id());
        }

        @Override
        public void run() {
            if (setting.async()) {
                await(commits ? transaction.commitAsync() : transaction.rollbackAsync());
            } else if (commits) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }

        @Override
        public void close() {
            transaction.close();
        }
    }

    /** A statement of a pinned session. */
    private static final class Pinned extends ApiCall {
        private final PinnedSession session;

        Pinned(Setting setting) {
            super(setting);
            this.session = setting.session().pin();
        }

        @Override
        public void prepare() {
            session.one("SELECT 1");
        }

        @Override
        public void run() {
            execute(session, setting.insert(), setting.id());
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** The commit of a pinned session. */
    private static final class PinnedCommit extends ApiCall {
        private final PinnedSession session;

        PinnedCommit(Setting setting) {
            super(setting);
            this.session = setting.session().pin();
        }

        @Override
        public void prepare() {
            session.begin(TransactionOptions.DEFAULT);
            session.update(setting.insertBeforeCommit(), setting.id());
        }

        @Override
        public void run() {
            if (setting.async()) {
                await(session.commitAsync());
            } else {
                session.commit();
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
