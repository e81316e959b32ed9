/** The implementations of asynchronous executions and of long tasks. */
package dev.penstock.engine.core.task;
