package dev.penstock.app.ui.view;

import dev.penstock.app.ui.engine.EngineEvents;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Penstock;
import java.time.InstantSource;

/**
 * What a view is made with. Nothing in it needs the toolkit, so a view model takes what it uses and is tested alone.
 *
 * @param penstock the open engine; it outlives the view
 * @param events its events, on the FX thread
 * @param background runs what may wait off the FX thread and brings the answer back to it
 * @param ticker calls on the FX thread in regular steps
 * @param clock what time it is
 * @param tasks long work, shown in the status bar with its progress and Cancel
 * @param notices short messages about what has ended elsewhere
 * @param dialogs files, questions, the clipboard
 * @param state what is kept from one run to the next: widths, folded panes
 * @param folder where a view keeps files of its own
 * @param navigator the way to other views
 * @param preferences what the user has set: how often numbers are read again, how long a statement may take
 */
public record ViewContext(
        Penstock penstock,
        EngineEvents events,
        Background background,
        Ticker ticker,
        InstantSource clock,
        Tasks tasks,
        Notices notices,
        Dialogs dialogs,
        KeyValueStore state,
        AppFolder folder,
        Navigator navigator,
        Preferences preferences) {}
