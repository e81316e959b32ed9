package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.file.FormCheck;
import dev.penstock.app.ui.connections.file.ProfileFile;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.WorkspaceStore;

/**
 * What the view models of connections share.
 *
 * @param context what the view was made with
 * @param messages the view's words
 * @param check tells what is wrong with a form
 * @param file changes the workspace file
 * @param changes one after the other
 */
record Means(ViewContext context, Messages messages, FormCheck check, ProfileFile file, OneAtATime changes) {

    static Means of(ViewContext context, Messages messages) {
        WorkspaceStore store = WorkspaceStore.at(context.penstock().workspace().file());
        return new Means(
                context,
                messages,
                new FormCheck(store, context.penstock(), messages),
                new ProfileFile(store, context.penstock()),
                new OneAtATime(context.background()));
    }

    /** A failure as it is told here: the engine's advice on a missing file is for who starts the program. */
    Failure told(Failure why) {
        return why.code() == ErrorCode.WORKSPACE_UNREADABLE
                ? new Failure(why.code(), why.summary(), messages.say("unreadable.advice"), why.cause())
                : why;
    }
}
