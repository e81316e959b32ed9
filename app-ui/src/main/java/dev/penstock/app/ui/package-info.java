/** The desktop; each view has a package below this one. */
package dev.penstock.app.ui;
