/** Results as CSV and JSON, to streams and to files. */
package dev.penstock.engine.core.export;
