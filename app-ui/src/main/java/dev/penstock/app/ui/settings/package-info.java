/** Settings: what the user has set, and where it is kept. */
package dev.penstock.app.ui.settings;
