/**
 * The tests that every SQL connector must pass, one class a theme.
 *
 * <p>A connector gives its server and the few texts that differ as a {@link dev.penstock.connectors.tck.TestBed}, and
 * runs every contract on it:
 *
 * {@snippet :
 * class SqliteContractIT {
 *     @Nested
 *     class Leases extends LeaseContract {
 *         @Override
 *         protected TestBed bed() {
 *             return new SqliteBed();
 *         }
 *     }
 *     // and so on
 * }
 * }
 *
 * <p>What an engine can do differs: each {@link dev.penstock.engine.api.spi.Capability} is tried both ways, 'can' and
 * 'refuses clearly', by the same test.
 */
package dev.penstock.connectors.tck;
