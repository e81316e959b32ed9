/** The admin endpoint: health and metrics over HTTP on loopback, and the command that runs it. */
package dev.penstock.engine.headless.admin;
