/**
 * Finds or starts a server for a test, and injects faults on demand.
 *
 * <ul>
 *   <li>{@link dev.penstock.connectors.testkit.PostgresServer}: a real PostgreSQL, shared by the tests of a JVM or
 *       private; {@link dev.penstock.connectors.testkit.PostgresProcess} can be killed, frozen and replicated.
 *   <li>{@link dev.penstock.connectors.testkit.FaultProxy}: delays, swallows, cuts, resets and refuses connections.
 *   <li>{@link dev.penstock.connectors.testkit.SqliteFiles}: valid and invalid SQLite files.
 *   <li>{@link dev.penstock.connectors.testkit.FullDisk}: a disk without space.
 * </ul>
 *
 * <p>Local servers run on Linux and macOS, as root and as an ordinary user. {@code FullDisk} requires Linux.
 *
 * <p>MySQL and MongoDB are not supported yet. They come with their connectors, in the same order: an address
 * ({@code PENSTOCK_TEST_MYSQL}, {@code PENSTOCK_TEST_MONGODB}), a program ({@code PENSTOCK_TEST_MYSQLD},
 * {@code PENSTOCK_TEST_MONGOD}), Docker.
 */
package dev.penstock.connectors.testkit;
