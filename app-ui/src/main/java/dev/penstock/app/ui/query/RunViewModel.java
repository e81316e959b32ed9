package dev.penstock.app.ui.query;

import dev.penstock.app.ui.grid.ResultGridViewModel;
import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.TaskRow;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs of one tab, one at a time: what is awaited, what came, how it ended. FX thread only. */
final class RunViewModel {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    /** What ends sooner would only flicker in the list of what is under way. */
    private static final Duration ACTIVITY_AFTER = Duration.ofSeconds(1);

    private static final int TITLE = 60;
    private static final Duration ABANDON_AFTER = Duration.ofSeconds(2);
    private final ViewContext context;
    private final TabSession session;
    private final Messages messages;
    private final RunWords words;
    private final Consumer<HistoryEntry> history;
    private final ObservableList<ResultItem> results = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper abandonable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
    private @Nullable Under under;

    /** What is known of the run under way. */
    private static final class Under {
        private final RunRequest request;
        private final StatementRun run;
        private final Instant since;
        /** As it was set when the run began; zero for none. */
        private final Duration timeout;

        private final Subscription ticking;
        private @Nullable Instant cancelledAt;
        private @Nullable ResultGridViewModel grid;
        private long rows;
        private long changed = -1;
        private int count;
        private @Nullable Spool spool;
        private @Nullable TaskRow activity;

        Under(RunRequest request, StatementRun run, Instant since, Duration timeout, Subscription ticking) {
            this.request = request;
            this.run = run;
            this.since = since;
            this.timeout = timeout;
            this.ticking = ticking;
        }
    }

    RunViewModel(ViewContext context, TabSession session, Messages messages, Consumer<HistoryEntry> history) {
        this.context = context;
        this.session = session;
        this.messages = messages;
        this.words = new RunWords(messages);
        this.history = history;
    }

    /** The results of the last run, in their order; those of the run before until the first of this one comes. */
    ObservableList<ResultItem> results() {
        return results;
    }

    /** Whether something is under way. */
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether the server has not followed a cancel in time, so that the next one waits no longer. */
    ReadOnlyBooleanProperty abandonable() {
        return abandonable.getReadOnlyProperty();
    }

    /** What is awaited and for how long; empty where nothing is, for the first moment, and once rows come. */
    ReadOnlyStringProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Counts and times of the last run; empty before the first. */
    ReadOnlyStringProperty footer() {
        return footer.getReadOnlyProperty();
    }

    /** Why the last run failed; null if it did not. */
    ReadOnlyObjectProperty<@Nullable Trouble> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Runs something; does nothing while something is under way. */
    void run(RunRequest request) {
        if (under != null) {
            return;
        }
        trouble.set(null);
        footer.set("");
        StatementRun run = new StatementRun(context, session, new Watcher());
        under = new Under(
                request,
                run,
                context.clock().instant(),
                context.preferences().statementTimeout().get(),
                context.ticker().every(STEP, this::tick));
        running.set(true);
        SqlStatement statement = SqlStatement.of(request.text()).with(options());
        for (var value : request.values().entrySet()) {
            statement = statement.with(value.getKey(), value.getValue());
        }
        run.start(request.database(), statement);
    }

    private StatementOptions options() {
        Preferences set = context.preferences();
        StatementOptions.Builder options =
                StatementOptions.builder().fetchSize(set.fetchRows().get());
        Duration timeout = set.statementTimeout().get();
        return timeout.isZero() ? options.build() : options.timeout(timeout).build();
    }

    /** Asks the server to stop; once it had its time for that, waits no longer and frees the tab. */
    void cancel() {
        Under now = under;
        if (now == null) {
            return;
        }
        if (abandonable.get()) {
            now.run.abandon();
            end(now, null, true);
        } else if (now.cancelledAt == null) {
            now.cancelledAt = context.clock().instant();
            now.run.cancel();
            tick();
        }
    }

    /** The tab closes: what is under way is cancelled, and nobody waits for it. */
    void close() {
        Under now = under;
        if (now != null) {
            now.run.cancel();
            now.run.abandon();
            end(now, null, true);
        }
        clear();
    }

    private void clear() {
        results.forEach(ResultItem::close);
        results.clear();
    }

    private void tick() {
        Under now = under;
        if (now == null) {
            return;
        }
        Instant instant = context.clock().instant();
        Duration waited = Duration.between(now.since, instant);
        abandonable.set(now.cancelledAt != null
                && Duration.between(now.cancelledAt, instant).compareTo(ABANDON_AFTER) >= 0);
        if (waited.compareTo(PATIENCE) < 0) {
            return;
        }
        if (now.activity == null && waited.compareTo(ACTIVITY_AFTER) >= 0) {
            now.activity = context.tasks().begin(title(now), () -> progress(now), this::cancel);
        }
        if (now.grid != null && now.cancelledAt == null) {
            waiting.set("");
            footer.set(words.filling(now.spool == null ? 0 : now.spool.size(), first(now), waited));
        } else if (now.cancelledAt != null) {
            waiting.set(words.cancelling(Duration.between(now.cancelledAt, instant)));
        } else {
            waiting.set(words.running(now.request.database().name(), waited));
        }
    }

    private String title(Under now) {
        String line = now.request.text().strip().replaceAll("\\s+", " ");
        String shortened = line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…";
        return messages.say("activity.title", now.request.database().name(), shortened);
    }

    private Task.Progress progress(Under now) {
        long rows = now.rows + (now.spool == null ? 0 : now.spool.size());
        Duration elapsed = Duration.between(now.since, context.clock().instant());
        return new Task.Progress(rows, OptionalLong.empty(), messages.say("activity.unit"), elapsed);
    }

    private @Nullable Duration first(Under now) {
        Instant answered = now.run.answered();
        return answered == null ? null : Duration.between(now.since, answered);
    }

    private void end(Under now, @Nullable Failure failure, boolean abandoned) {
        now.ticking.close();
        if (now.activity != null) {
            context.tasks().end(now.activity);
        }
        under = null;
        settle(now);
        running.set(false);
        abandonable.set(false);
        waiting.set("");
        if (failure != null && now.count == 0) {
            clear();
        }
        Instant end = context.clock().instant();
        Duration took = Duration.between(now.since, end);
        boolean stopped = abandoned || (now.run.cancelled() && (failure == null || harmless(failure)));
        String tail = words.ended(took, end);
        if (failure != null && !stopped) {
            trouble.set(new Trouble(withSetting(now, failure), position(now, failure)));
            footer.set(words.failed(now.grid == null ? -1 : now.rows, tail));
        } else if (abandoned) {
            footer.set(words.abandoned(tail));
        } else if (stopped) {
            footer.set(words.cancelled(now.grid == null ? -1 : now.rows, tail));
        } else {
            footer.set(words.done(now.count, now.grid == null ? -1 : now.rows, now.changed, first(now), tail));
        }
        HistoryEntry.End how = stopped
                ? HistoryEntry.End.CANCELLED
                : failure == null ? HistoryEntry.End.DONE : HistoryEntry.End.FAILED;
        history.accept(new HistoryEntry(
                now.request.database().name(),
                now.request.text(),
                now.since,
                took,
                how,
                now.grid != null ? now.rows : now.changed,
                stopped || failure == null ? "" : failure.summary()));
    }

    /** Where the deadline was that of the settings, says so: nobody would look for it there. */
    private Failure withSetting(Under now, Failure failure) {
        if (failure.code() != ErrorCode.DEADLINE_PASSED || now.timeout.isZero()) {
            return failure;
        }
        String setting = messages.say("timeout.setting", Figures.span(now.timeout));
        String advice = failure.advice().isEmpty() ? setting : setting + " " + failure.advice();
        return new Failure(failure.code(), failure.summary(), advice, failure.cause());
    }

    /** A cancel that is said to have changed nothing is no trouble. */
    private static boolean harmless(Failure failure) {
        PenstockException known = failure.penstock();
        return failure.code() == ErrorCode.CANCELLED && known != null && known.outcome() != Outcome.UNKNOWN;
    }

    private static int position(Under now, Failure failure) {
        PenstockException known = failure.penstock();
        int position = known == null ? 0 : known.diagnosis().position();
        return position <= 0 ? -1 : now.request.offset() + position - 1;
    }

    private static void settle(Under now) {
        if (now.spool != null) {
            now.rows += now.spool.size();
            now.spool = null;
        }
    }

    /** What was there before stays until something comes. */
    private void arrives(Under now) {
        if (++now.count == 1) {
            clear();
        }
    }

    private final class Watcher implements StatementRun.Watcher {
        @Override
        public void rows(Spool spool) {
            Under now = Objects.requireNonNull(under);
            arrives(now);
            settle(now);
            ResultGridViewModel grid = new ResultGridViewModel(context);
            grid.open(spool, now.request.database().name());
            now.grid = grid;
            now.spool = spool;
            waiting.set("");
            results.add(new ResultItem.Table(messages.say("result.rows", now.count), grid));
        }

        @Override
        public void count(long rows) {
            Under now = Objects.requireNonNull(under);
            arrives(now);
            now.changed = Math.max(0, now.changed) + rows;
            results.add(new ResultItem.Line(messages.say("result.count", now.count), words.changed(rows)));
        }

        @Override
        public void ended(@Nullable Failure failure) {
            end(Objects.requireNonNull(under), failure, false);
        }
    }
}
