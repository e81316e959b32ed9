package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Makes forms of profiles. */
public final class Forms {
    private Forms() {}

    /** A profile as it is in force. */
    public static Form of(Profile profile) {
        Path folder = Objects.requireNonNullElse(
                profile.place().file().toAbsolutePath().getParent(),
                profile.place().file());
        Form form = Form.EMPTY
                .with(Field.NAME, profile.name())
                .with(Field.GROUP, text(profile.group()))
                .with(Field.ENGINE, profile.engine().id())
                .with(Field.DATABASE, text(profile.databaseName()))
                .with(
                        Field.USERNAME,
                        profile.username() == null ? "" : profile.username().raw())
                .with(Field.TLS_MODE, word(profile.tls().mode()))
                .with(
                        Field.TLS_CA,
                        profile.tls().ca() == null
                                ? ""
                                : within(folder, profile.tls().ca()))
                .with(Field.POOL_MIN, Integer.toString(profile.pool().min()))
                .with(Field.POOL_MAX, Integer.toString(profile.pool().max()))
                .with(Field.POOL_WAIT, time(profile.pool().acquireTimeout()))
                .with(Field.PROBE, time(profile.probeEvery()))
                .with(Field.SAFE_MODE, word(profile.safeMode()));
        for (NodeAddress node : profile.nodes()) {
            form = switch (node) {
                case NodeAddress.File file -> form.with(Field.FILE, within(folder, file.path()));
                case NodeAddress.Url url -> form.with(Field.URL, url.url().raw());
                case NodeAddress.Host _ -> form.with(Field.NODES, hosts(profile));
            };
        }
        return profile.password() == null ? form : password(form, profile.password());
    }

    private static Form password(Form form, Template password) {
        PasswordPlace place = PasswordPlace.of(password);
        Form placed = form.with(Field.PASSWORD_PLACE, place.word());
        if (place == PasswordPlace.OTHER) {
            return placed.with(Field.PASSWORD, password.raw());
        }
        SecretRef reference = password.references().getFirst();
        return placed.with(Field.PASSWORD, reference.path());
    }

    private static String hosts(Profile profile) {
        return profile.nodes().stream().map(NodeAddress::display).collect(Collectors.joining(", "));
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /** A word as the workspace file has it. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From the workspace's folder on, where it lies in it: as people write it. */
    public static String within(Path folder, Path path) {
        return path.startsWith(folder) && !path.equals(folder)
                ? folder.relativize(path).toString()
                : path.toString();
    }

    private static String time(Duration time) {
        if (time.toMillisPart() != 0) {
            return time.toMillis() + "ms";
        }
        if (time.toSecondsPart() != 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }
}
