/**
 * The command line and the admin endpoint; it builds the one executable jar.
 *
 * <ul>
 *   <li>{@code dev.penstock.engine.headless}: the entry of the program;
 *   <li>{@code …command}: the command line, a class a command, with the desktop as a service where there is one;
 *   <li>{@code …admin}: the admin endpoint: health and metrics over HTTP;
 *   <li>{@code …demo}: a music shop for looking around, its load, and its table in a terminal;
 *   <li>{@code …log}: where the program logs to;
 *   <li>{@code …text}: what a terminal shows: tables, widths, figures, JSON.
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
