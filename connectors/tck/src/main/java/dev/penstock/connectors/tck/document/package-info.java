/**
 * What every connector of a document database must do beside what holds for all engines: values of every BSON type, bound
 * values in commands, counts and failures by row, cursors at the server, what may be run again after a failure, streams of
 * changes. Its commands are MongoDB's. A connector gives its server as a
 * {@link dev.penstock.connectors.tck.document.DocumentBed}.
 */
package dev.penstock.connectors.tck.document;
