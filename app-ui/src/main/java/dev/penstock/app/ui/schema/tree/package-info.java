/** The catalog as a tree: what of it is known, what is open, what is sought. */
package dev.penstock.app.ui.schema.tree;
