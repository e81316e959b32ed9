/**
 * Opening and testing connections to servers: everything that the drivers for MySQL and PostgreSQL have in common. No
 * type of a driver is in here. A connector extends {@link dev.penstock.connectors.jdbc.connect.ServerConnections},
 * {@link dev.penstock.connectors.jdbc.connect.ConnectFailures} and
 * {@link dev.penstock.connectors.jdbc.connect.ServerConnectionTest}, and gives its driver sockets of
 * {@link dev.penstock.connectors.jdbc.connect.UntimedSockets}.
 */
package dev.penstock.connectors.jdbc.connect;
