package dev.penstock.engine.api.spi;

/** How far a node's data have got; made and compared by its connector. Immutable. */
public interface Position {

    /** Whether data that have got here have got there too. Positions of some engines are only partially ordered. */
    boolean covers(Position other);

    /** The least position that covers both. */
    Position merge(Position other);

    /** In its server's own text; {@link ConnectorProvider#position} reads it. */
    String text();
}
