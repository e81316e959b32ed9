package dev.penstock.app.ui;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/** The real shell over a SQLite file and a PostgreSQL server of its own, to which everything may be done. */
final class ServerDesk implements AutoCloseable {
    private final PostgresProcess server;
    private final QueryDesk query;

    private ServerDesk(PostgresProcess server, QueryDesk query) {
        this.server = server;
        this.query = query;
    }

    /** Starts the server, and opens the desktop at Query. */
    static ServerDesk open(Path folder) throws Exception {
        PostgresProcess server = PostgresServer.start();
        String shop = profile("shop", server, server.port(), "shop");
        return open(folder, server, shop + profile("locked", server, server.port(), "wrong"));
    }

    /** Opens the desktop at Query over a server that was started; it is closed with the desktop. */
    static ServerDesk open(Path folder, PostgresProcess server, String profiles) throws Exception {
        try {
            QueryDesk.prepare(folder, profiles);
            secret(folder, "shop", server.password());
            secret(folder, "wrong", "not the password");
            return new ServerDesk(server, QueryDesk.open(folder));
        } catch (Exception | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** A profile of the server, as it is reached at this port, with a secret of {@code shop} or {@code wrong}. */
    static String profile(String name, PostgresServer server, int port, String secret) {
        return """
                  %s:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: postgres
                    username: %s
                    password: ${file:%s.secret}
                """.formatted(name, server.host(), port, server.username(), secret);
    }

    private static void secret(Path folder, String name, String value) throws IOException {
        Files.writeString(folder.resolve(name + ".secret"), value);
    }

    PostgresProcess server() {
        return server;
    }

    QueryDesk query() {
        return query;
    }

    Desk desk() {
        return query.desk();
    }

    /** Goes to a view by the navigation. */
    ServerDesk view(String view) {
        desk().robot().clickOn("#navigation-" + view);
        desk().settle();
        return this;
    }

    /** All that a card says. */
    String card(String database) {
        return Desk.fx(() -> said("#card-" + database));
    }

    /** Waits until a card says all of this. */
    void awaitCard(String database, String... words) {
        try {
            desk().await("the card says " + List.of(words), () -> {
                String said = said("#card-" + database);
                return List.of(words).stream().allMatch(said::contains);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it says " + card(database), e);
        }
    }

    /** The words of a part of what is on screen, in order; empty where it is not there. FX thread only. */
    String said(String selector) {
        Node part = desk().scene().getRoot().lookup(selector);
        return part == null || !shown(part)
                ? ""
                : part.lookupAll(".label").stream()
                        .filter(ServerDesk::shown)
                        .map(label -> ((Labeled) label).getText())
                        .filter(text -> text != null && !text.isEmpty())
                        .collect(Collectors.joining(" | "));
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try (server) {
            query.close();
        }
    }
}
