/** The MySQL connector. */
package dev.penstock.connectors.mysql;
