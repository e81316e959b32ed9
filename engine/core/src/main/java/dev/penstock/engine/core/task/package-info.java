/** Calls under way and long work, as the programming interface promises them. */
package dev.penstock.engine.core.task;
