/** The configuration of the log. */
package dev.penstock.engine.headless.log;
