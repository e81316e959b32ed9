/** Files that appear whole or not at all, and locks that hold across processes. */
package dev.penstock.engine.core.files;
