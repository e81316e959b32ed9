/** All about one table or view: what it has, what it points to, what points to it. */
package dev.penstock.app.ui.schema.detail;
