/** Results on disk with random access. */
package dev.penstock.engine.core.spool;
