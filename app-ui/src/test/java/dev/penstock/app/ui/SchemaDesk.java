package dev.penstock.app.ui;

import dev.penstock.connectors.testkit.PostgresProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** The real shell at Schema, over a SQLite file and a PostgreSQL server with a small shop in it. */
final class SchemaDesk implements AutoCloseable {
    static final String[] SHOP = {
        "create schema sales",
        "create table customer (customer_id bigint generated always as identity primary key, email text not null unique,"
                + " name text not null, joined timestamptz not null default now(), discount numeric(5,2) default 0,"
                + " tags text[], initial text generated always as (left(name, 1)) stored)",
        "comment on table customer is 'Who has bought at least once'",
        "comment on column customer.discount is 'In percent, off every line of an order'",
        "create index customer_by_name on customer (lower(name), joined desc)",
        "create table sales.purchase (purchase_id bigint primary key, customer_id bigint not null references customer"
                + " on delete cascade, placed timestamptz not null default now(), note text,"
                + " constraint purchase_placed_once unique (customer_id, placed))",
        "create table sales.purchase_line (purchase_id bigint references sales.purchase on delete cascade, line int,"
                + " article text not null, quantity int not null check (quantity > 0), price numeric(10,2) not null,"
                + " primary key (purchase_id, line))",
        "create table complaint (complaint_id int primary key, customer_id bigint references customer on delete set null,"
                + " said text)",
        "create view best_customer as select name, count(*) as purchases from customer join sales.purchase"
                + " using (customer_id) group by name",
        "create function note_change() returns trigger language plpgsql as 'begin return new; end'",
        "create trigger customer_changed before update on customer for each row execute function note_change()",
        "create trigger customer_made after insert on customer for each row when (new.discount > 50)"
                + " execute function note_change()",
        "insert into customer (email, name) select 'c' || i || '@shop.example', 'Customer ' || i"
                + " from generate_series(1, 3503) i",
        "insert into sales.purchase select i, 1 + i % 3503, now() - i * interval '1 hour' from generate_series(1, 48000) i",
        "analyze"
    };
    private final ServerDesk servers;

    private SchemaDesk(ServerDesk servers) {
        this.servers = servers;
    }

    /** Starts the server, fills it, and opens the desktop at Schema. */
    static SchemaDesk open(Path folder) throws Exception {
        ServerDesk servers = ServerDesk.open(folder);
        try {
            run(servers.server(), SHOP);
            SchemaDesk desk = new SchemaDesk(servers);
            servers.view("schema");
            desk.await("the databases are there", () -> desk.lines().contains("shop"));
            return desk;
        } catch (Exception | AssertionError e) {
            servers.close();
            throw e;
        }
    }

    static void run(PostgresProcess server, String... statements) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    ServerDesk servers() {
        return servers;
    }

    Desk desk() {
        return servers.desk();
    }

    PostgresProcess server() {
        return servers.server();
    }

    void await(String what, BooleanSupplier condition) {
        try {
            desk().await(what, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; see " + Screens.save(desk(), "schema-in-vain"), e);
        }
    }

    SchemaDesk press(KeyCode... keys) {
        desk().robot().push(keys);
        desk().settle();
        return this;
    }

    /** Clicks on a line of the tree. */
    SchemaDesk click(String line) {
        desk().robot().clickOn(label("#schema-lines", line));
        desk().settle();
        return this;
    }

    /** Opens a database and waits for what it holds. */
    SchemaDesk unfold(String database, String sign) {
        click(database).press(KeyCode.RIGHT);
        await(database + " has been read", () -> lines().contains(sign));
        return this;
    }

    /** Chooses an object and waits until it is shown. */
    SchemaDesk choose(String line, String full) {
        click(line);
        await(full + " is shown", () -> name().equals(full));
        return this;
    }

    /** The texts of the tree on screen. */
    List<String> lines() {
        return texts("#schema-lines");
    }

    /** The name of the object that is shown; empty for none. */
    String name() {
        TextField field = (TextField) desk().scene().getRoot().lookup("#schema-name");
        return field == null || !shown(field) ? "" : field.getText();
    }

    /** The cells of the section on screen, row by row. */
    List<String> cells() {
        TableView<?> table = (TableView<?>) desk().scene().getRoot().lookup("#section-table");
        return table == null
                ? List.of()
                : table.getItems().stream().map(Object::toString).toList();
    }

    String trouble() {
        return String.join(" ", texts("#schema-trouble"));
    }

    /** What quick open offers. */
    List<String> offers() {
        return texts("#quick-open-list");
    }

    @SuppressWarnings("unchecked")
    String selected() {
        ListView<Object> list = (ListView<Object>) desk().scene().getRoot().lookup("#schema-lines");
        Object item = list.getSelectionModel().getSelectedItem();
        return item == null ? "" : item.toString();
    }

    /** What its labels and buttons say. */
    List<String> texts(String selector) {
        Node node = desk().scene().getRoot().lookup(selector);
        return node == null || !shown(node)
                ? List.of()
                : labels(node).map(Labeled::getText).collect(Collectors.toList());
    }

    Node label(String selector, String text) {
        return Desk.fx(() -> labels(desk().scene().getRoot().lookup(selector))
                .filter(label -> text.equals(label.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No '" + text + "' among " + texts(selector))));
    }

    private static Stream<Labeled> labels(Node node) {
        return Stream.concat(node.lookupAll(".label").stream(), node.lookupAll(".button").stream())
                .filter(SchemaDesk::shown)
                .map(Labeled.class::cast)
                .filter(label -> label.getText() != null && !label.getText().isEmpty());
    }

    static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        servers.close();
    }
}
