/** Programs that use the engine as a library: transactions, loads in batches, an ORM. The tests run each of them. */
@org.jspecify.annotations.NullMarked
package dev.penstock.examples;
