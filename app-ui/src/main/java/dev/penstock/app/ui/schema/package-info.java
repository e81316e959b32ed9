/** Schema: the catalog of all databases as a tree, and all about one object of it. */
package dev.penstock.app.ui.schema;
