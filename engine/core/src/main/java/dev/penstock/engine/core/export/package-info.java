/** Exports results as CSV and JSON to streams and files. */
package dev.penstock.engine.core.export;
