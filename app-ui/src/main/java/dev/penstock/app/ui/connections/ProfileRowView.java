package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.EngineKind;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One profile of the list: what it is, where, and how its database is. */
final class ProfileRowView extends VBox {
    private final Messages messages;
    private final FontIcon icon = new FontIcon(Feather.DATABASE);
    private final Label name = Controls.label("", "strong");
    private final Label address = Controls.label("", "mono", "profile-address", "may-be-cut");
    private final HBox health = new HBox();
    private final HBox badges = new HBox(4);
    private Listing.@Nullable Item shown;

    ProfileRowView(Messages messages) {
        super(2);
        this.messages = messages;
        icon.setIconSize(14);
        name.setMinWidth(0);
        address.setMinWidth(0);
        health.setMinWidth(HBox.USE_PREF_SIZE);
        badges.setMinWidth(HBox.USE_PREF_SIZE);
        HBox first = new HBox(8, icon, name, Controls.spring(), health);
        HBox second = new HBox(8, address, Controls.spring(), badges);
        first.setAlignment(Pos.CENTER_LEFT);
        second.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, second);
        // The list's cells are as wide as the list, whatever is in them.
        setMinWidth(0);
        setPrefWidth(0);
    }

    void show(Listing.Item item, @Nullable String environment) {
        if (item.equals(shown)) {
            return;
        }
        shown = item;
        setId("profile-" + item.key());
        EngineKind engine = item.engine();
        icon.setIconCode(engine == EngineKind.SQLITE ? Feather.FILE : Feather.DATABASE);
        name.setText(item.name().isEmpty() ? messages.say("unnamed") : item.name());
        String where = item.address().isEmpty() ? messages.say("nowhere") : item.address();
        String product = engine == null ? messages.say("engine.none") : engine.title();
        address.setText(engine == null ? where : product + " · " + last(where, engine));
        Controls.tip(address, engine == null ? where : product + " · " + where);
        Controls.tip(this, product + " · " + where);
        health.getChildren().clear();
        if (item.health() != null) {
            health.getChildren().add(Badge.of(item.health()));
        }
        badges.getChildren().clear();
        switch (item.state()) {
            case SAVED -> {}
            case EDITED -> badges.getChildren().add(Badge.word(messages.say("state.edited")));
            case NEW -> badges.getChildren().add(Badge.word(messages.say("state.new")));
            case CONFLICT -> badges.getChildren().add(Badge.word(messages.say("state.conflict")));
            case GONE -> badges.getChildren().add(Badge.word(messages.say("state.gone")));
        }
        if (environment != null) {
            badges.getChildren().add(Badge.environment(environment));
        }
    }

    /** A file by its name: its folder stands in the tooltip. */
    private static String last(String where, EngineKind engine) {
        return engine == EngineKind.SQLITE ? where.substring(where.lastIndexOf('/') + 1) : where;
    }
}
