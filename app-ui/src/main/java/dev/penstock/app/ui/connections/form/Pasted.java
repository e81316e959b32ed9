package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.ConnectionUrl;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a pasted URL. */
public sealed interface Pasted {

    /**
     * The form with everything filled in that the URL says.
     *
     * @param form filled in
     * @param password that stood in it; null for none
     * @param leftOver what a profile has no place for
     */
    record Filled(Form form, @Nullable String password, List<String> leftOver) implements Pasted {}

    /**
     * It could not be read.
     *
     * @param fault why, and what to write instead; it repeats no password
     */
    record Unread(ConnectionUrl.Invalid fault) implements Pasted {}

    /**
     * Fills a form in from a URL.
     *
     * @param taken names that other profiles have
     */
    static Pasted into(Form form, String text, Set<String> taken) {
        return switch (ConnectionUrl.parse(text)) {
            case ConnectionUrl.Invalid fault -> new Unread(fault);
            case ConnectionUrl.Parsed parsed -> filled(form, parsed, taken);
        };
    }

    private static Filled filled(Form form, ConnectionUrl.Parsed parsed, Set<String> taken) {
        Form filled = form.with(Field.ENGINE, parsed.engine().id())
                .with(Field.NODES, "")
                .with(Field.FILE, "")
                .with(Field.URL, "")
                .with(Field.DATABASE, parsed.database() == null ? "" : parsed.database())
                .with(Field.USERNAME, parsed.username() == null ? "" : parsed.username());
        for (NodeAddress node : parsed.nodes()) {
            filled = switch (node) {
                case NodeAddress.File file ->
                    filled.with(Field.FILE, file.path().toString());
                case NodeAddress.Url url -> filled.with(Field.URL, url.url().raw());
                case NodeAddress.Host _ ->
                    filled.with(
                            Field.NODES,
                            parsed.nodes().stream().map(NodeAddress::display).collect(Collectors.joining(", ")));
            };
        }
        if (parsed.tls() != null) {
            Path ca = parsed.tls().ca();
            filled = filled.with(Field.TLS_MODE, Forms.word(parsed.tls().mode()))
                    .with(Field.TLS_CA, ca == null ? "" : ca.toString());
        }
        if (form.get(Field.NAME).isBlank()) {
            filled = filled.with(Field.NAME, name(parsed, taken));
        }
        String password = null;
        try (Secret secret = parsed.password()) {
            if (secret != null) {
                password = secret.reveal();
                if (!form.passwordPlace().takes()) {
                    filled = filled.with(Field.PASSWORD_PLACE, PasswordPlace.SECRET.word())
                            .with(Field.PASSWORD, "");
                }
            }
        }
        return new Filled(filled, password, parsed.leftOver());
    }

    private static String name(ConnectionUrl.Parsed parsed, Set<String> taken) {
        String from = parsed.database();
        if (from == null || from.isBlank()) {
            from = switch (parsed.nodes().getFirst()) {
                case NodeAddress.File file ->
                    String.valueOf(file.path().getFileName()).replaceFirst("\\.[^.]*$", "");
                case NodeAddress.Host host -> host.host();
                case NodeAddress.Url _ -> parsed.engine().id();
            };
        }
        return free(from, parsed.engine(), taken);
    }

    private static String free(String wanted, EngineKind engine, Set<String> taken) {
        String bare = wanted.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[^A-Za-z]+|-+$", "");
        return unused(bare.isEmpty() ? engine.id() : bare.substring(0, Math.min(bare.length(), 50)), taken);
    }

    /** A name that no other profile has: with a number behind it where it must be. */
    static String unused(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
