/** The command line: a class a command, and what they share. */
package dev.penstock.engine.headless.command;
