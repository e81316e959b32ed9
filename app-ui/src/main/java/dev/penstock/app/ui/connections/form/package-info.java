/** A profile as texts of a form, and the changes of the workspace file that follow from them. */
package dev.penstock.app.ui.connections.form;
