/** Quick open: an object by some letters of its name, from anywhere. */
package dev.penstock.app.ui.schema.find;
