/** What brings a database from one version to the next: its history, what is pending, and how that is applied. */
package dev.penstock.engine.api.migration;
