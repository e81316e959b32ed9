/** Suggestions of similar names for messages. */
package dev.penstock.engine.core.text;
