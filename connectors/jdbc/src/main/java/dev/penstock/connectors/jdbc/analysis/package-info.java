/** What the SQL connectors say of a statement's text: intent, objects, transaction control, digest. */
package dev.penstock.connectors.jdbc.analysis;
