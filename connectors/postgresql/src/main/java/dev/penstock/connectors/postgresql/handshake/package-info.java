/** The classes that the driver creates by name. Only the driver sees this package. */
package dev.penstock.connectors.postgresql.handshake;
