package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.app.ui.work.Ticker;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What the shell is made with.
 *
 * @param host the engine, or why there is none
 * @param preferences what the user has set
 * @param state what is kept from one run to the next
 * @param folder where it is kept
 * @param background work off the FX thread
 * @param fx the FX thread
 * @param ticker regular steps
 * @param clock what time it is
 * @param tasks long work under way
 * @param notices short messages
 */
public record ShellServices(
        EngineHost host,
        Preferences preferences,
        KeyValueStore state,
        AppFolder folder,
        Background background,
        Executor fx,
        Ticker ticker,
        InstantSource clock,
        Tasks tasks,
        Notices notices) {}
