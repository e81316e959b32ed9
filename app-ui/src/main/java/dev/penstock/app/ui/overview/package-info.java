/** The fleet: databases, nodes, roles, health, lag, load. */
package dev.penstock.app.ui.overview;
