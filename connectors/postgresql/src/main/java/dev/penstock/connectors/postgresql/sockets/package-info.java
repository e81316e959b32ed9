/** What the driver makes its sockets by; it alone sees this package. */
package dev.penstock.connectors.postgresql.sockets;
