/** The engine itself; {@link java.util.ServiceLoader} finds it when a workspace is opened. */
package dev.penstock.engine.core;
