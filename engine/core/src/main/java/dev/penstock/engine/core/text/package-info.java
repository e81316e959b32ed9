/** Words near to each other, for messages that suggest what was meant. */
package dev.penstock.engine.core.text;
