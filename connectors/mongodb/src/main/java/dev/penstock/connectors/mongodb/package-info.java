/** The MongoDB connector. */
package dev.penstock.connectors.mongodb;
