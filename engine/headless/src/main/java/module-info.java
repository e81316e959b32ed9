/**
 * The command line and the admin endpoint; it builds the one executable jar.
 *
 * <ul>
 *   <li>{@code dev.penstock.engine.headless}: the entry of the program: the command line, with the desktop as a service where there is one.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.engine.headless {
    requires dev.penstock.engine.api;
    requires info.picocli;
}
