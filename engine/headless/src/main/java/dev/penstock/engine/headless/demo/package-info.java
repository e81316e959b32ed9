/** The demo: a music shop made by our own code, a load on it, and the table that shows it in a terminal. */
package dev.penstock.engine.headless.demo;
