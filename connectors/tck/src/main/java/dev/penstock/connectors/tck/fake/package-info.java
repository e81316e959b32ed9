/**
 * A document database in memory with its connector: the seams of documents carry one, and the TCK's themes are tried on
 * it. It understands the few commands of MongoDB that the themes need, blocks where a server blocks, and holds its limits.
 * It is no MongoDB.
 */
package dev.penstock.connectors.tck.fake;
