/** The entry of the program. */
package dev.penstock.engine.headless;
