package dev.penstock.app.ui.query;

import dev.penstock.app.ui.work.Failure;

/**
 * Why a run failed.
 *
 * @param failure what happened
 * @param position of the fault in the editor's text, from 0; -1 where the server did not say
 */
record Trouble(Failure failure, int position) {}
