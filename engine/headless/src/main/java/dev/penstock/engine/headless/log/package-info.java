/** Where the program logs to. */
package dev.penstock.engine.headless.log;
