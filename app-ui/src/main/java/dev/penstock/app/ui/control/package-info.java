/** Controls that every view shares. */
package dev.penstock.app.ui.control;
