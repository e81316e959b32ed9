/** The command line: one class per command, and their shared parts. */
package dev.penstock.engine.headless.command;
