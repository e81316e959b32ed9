package dev.penstock.engine.api.spi;

/** Brings a database's catalog to its model. Grows with its module; until then it says that it is not there. */
public interface Migrator {

    /** No migrations. */
    Migrator OFF = () -> false;

    /** Whether migrations can be planned and applied at all. */
    boolean available();
}
