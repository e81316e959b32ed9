/** The recorder and its meters. */
package dev.penstock.monitoring;
