/** Atomic writes of files, and locks across processes. */
package dev.penstock.engine.core.files;
