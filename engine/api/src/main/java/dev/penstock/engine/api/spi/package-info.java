/**
 * The services that the engine is made of. Connectors, the recorder, the migrator and the desktop implement these and
 * are found by {@link java.util.ServiceLoader}; callers of the engine need none of them.
 */
package dev.penstock.engine.api.spi;
