/** What a view is, and what it is made with. */
package dev.penstock.app.ui.view;
