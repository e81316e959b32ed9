/**
 * The tests that every connector must pass, one class a theme: pools, leases, cancels, results in batches, transactions,
 * failures, secrets and capabilities. They speak no engine's language: a connector gives its server and its statements as
 * a {@link dev.penstock.connectors.tck.TestBed}, and runs every theme on it:
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
 * <p>A connector whose engine speaks SQL also runs the themes of {@link dev.penstock.connectors.tck.sql} and
 * {@link dev.penstock.connectors.tck.datasource}, one of a document database those of
 * {@link dev.penstock.connectors.tck.document}.
 *
 * <p>What an engine can do differs: each {@link dev.penstock.engine.api.spi.Capability} is tried both ways, 'can' and
 * 'refuses clearly', by the same test. A theme that needs a capability as a whole, such as transactions, says so, and
 * fails on a connector without it; {@link dev.penstock.connectors.tck.CapabilityContract} shows that such a connector
 * refuses.
 */
package dev.penstock.connectors.tck;
