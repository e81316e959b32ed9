/** The entry point of the program. */
package dev.penstock.engine.headless;
