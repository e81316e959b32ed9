/**
 * The command line and the admin endpoint. This module builds the executable jar.
 *
 * <ul>
 *   <li>{@code dev.penstock.engine.headless}: the entry point of the program;
 *   <li>{@code …command}: the command line, one class per command; it finds the desktop as a service;
 *   <li>{@code …admin}: the admin endpoint: health and metrics over HTTP;
 *   <li>{@code …demo}: a sample music shop, its load, and its table in a terminal;
 *   <li>{@code …log}: the configuration of the log;
 *   <li>{@code …text}: output for a terminal: tables, widths, numbers, JSON.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.engine.headless {
    requires dev.penstock.engine.api;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires info.picocli;
    requires jdk.httpserver;
    requires jdk.unsupported;
    requires org.slf4j;

    opens dev.penstock.engine.headless.command to
            info.picocli;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.penstock.engine.headless.log.StandardErrorLog;

    uses dev.penstock.engine.api.spi.Desktop;
}
