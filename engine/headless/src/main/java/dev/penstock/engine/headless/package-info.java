/** The entry of the program: the command line, with the desktop as a service where there is one. */
package dev.penstock.engine.headless;
