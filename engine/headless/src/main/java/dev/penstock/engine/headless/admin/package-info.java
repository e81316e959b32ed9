/** The admin endpoint: health and metrics over HTTP on loopback, and the run of the engine with it. */
package dev.penstock.engine.headless.admin;
