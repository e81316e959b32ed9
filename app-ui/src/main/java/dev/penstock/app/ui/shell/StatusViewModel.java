package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Health;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the status bar tells, anew as often as is set. FX thread only. */
final class StatusViewModel {
    private final EngineHost host;
    private final ReadOnlyObjectWrapper<Status> status;

    /**
     * What it tells.
     *
     * @param file the workspace's name on disk
     * @param path of that file, whole
     * @param environment in force or asked for; null for none
     * @param environments to choose from
     * @param fleet databases up, of all; null while no workspace is open
     * @param heapUsed in bytes
     * @param heapMax in bytes
     */
    record Status(
            String file,
            String path,
            @Nullable String environment,
            List<String> environments,
            @Nullable Fleet fleet,
            long heapUsed,
            long heapMax) {}

    /**
     * How the databases are.
     *
     * @param up databases all of whose nodes are up
     * @param total all databases
     * @param worst of them
     */
    record Fleet(long up, long total, Health worst) {}

    StatusViewModel(EngineHost host, Preferences preferences, Ticker ticker) {
        this.host = host;
        this.status = new ReadOnlyObjectWrapper<>(read());
        host.state().subscribe(state -> status.set(read()));
        preferences.refreshing(ticker, () -> status.set(read()));
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    private Status read() {
        EngineState state = host.state().get();
        Runtime runtime = Runtime.getRuntime();
        List<String> environments = List.of();
        Fleet fleet = null;
        if (state instanceof EngineState.Open(var penstock)) {
            environments = penstock.workspace().environments();
            fleet = fleet(penstock.databases());
        }
        return new Status(
                String.valueOf(state.file().getFileName()),
                state.file().toAbsolutePath().toString(),
                state.environment(),
                environments,
                fleet,
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory());
    }

    private static Fleet fleet(List<Database> databases) {
        List<Health> healths =
                databases.stream().map(each -> each.topology().health()).toList();
        Health worst = List.of(Health.DOWN, Health.DEGRADED, Health.UNKNOWN, Health.UP).stream()
                .filter(healths::contains)
                .findFirst()
                .orElse(Health.UNKNOWN);
        return new Fleet(healths.stream().filter(each -> each == Health.UP).count(), healths.size(), worst);
    }
}
