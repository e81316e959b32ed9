/** The demo: a generated music shop, its load, and its table in a terminal. */
package dev.penstock.engine.headless.demo;
