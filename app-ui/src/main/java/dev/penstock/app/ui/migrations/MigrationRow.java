package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.migration.Migration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A migration as the table shows it.
 *
 * @param migration what files and history say
 * @param failure why it failed when it was last tried from here; null if it did not, or its file has changed since
 */
record MigrationRow(Migration migration, @Nullable Failure failure) {

    /** Stays the same while files and history are read again. */
    String key() {
        return migration.script() + "#" + migration.rank();
    }

    boolean matches(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return (migration.title() + " " + migration.script() + " " + migration.state() + " " + migration.installedBy())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
