/** Results on disk, for random access. */
package dev.penstock.engine.core.spool;
