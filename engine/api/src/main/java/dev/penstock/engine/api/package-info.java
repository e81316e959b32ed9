/**
 * The programming interface: open a workspace, ask a database, read the result.
 *
 * <pre>{@code
 * try (Penstock penstock = Penstock.open(Path.of("penstock.yaml"))) {
 *     Database orders = penstock.database("orders");
 *     try (Rows rows = orders.query("select id, total from invoice where customer_id = ?", 42)) {
 *         rows.forEachRow(row -> print(row.get("id"), row.get("total")));
 *     }
 * }
 * }</pre>
 *
 * <p>Blocking calls are written for virtual threads; each has an {@code …Async} twin that returns an
 * {@link dev.penstock.engine.api.Execution}. Nobody interrupts: a cancel is a call of its own.
 */
package dev.penstock.engine.api;
