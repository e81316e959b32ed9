package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import dev.penstock.engine.headless.text.UnitFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code secret list}: names and ages, never values. */
@Command(
        name = "list",
        description = "Lists the names of the secrets with the time since their last change, without the values.",
        footerHeading = "%nExamples:%n",
        footer = {"  penstock secret list", "  penstock secret list --json"})
final class SecretListCommand implements Callable<Integer> {
    private static final List<Heading> HEADINGS =
            List.of(Heading.text("name"), Heading.text("set"), Heading.number("age"));

    private final Root root;

    SecretListCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        root.requireWorkspaceFile();
        List<SecretStore.Entry> entries = root.secrets().list();
        Output output = new Output(root.terminal());
        if (root.json()) {
            output.json(entries.stream()
                    .map(entry -> Map.of(
                            "name",
                            entry.name(),
                            "changed_at",
                            entry.changedAt().toString()))
                    .toList());
            return ExitStatus.DONE;
        }
        if (entries.isEmpty()) {
            root.terminal().err().println("No secrets are stored. Store one with: penstock secret set NAME");
            return ExitStatus.DONE;
        }
        Instant now = Instant.now();
        output.table(HEADINGS, entries.stream().map(entry -> row(entry, now)).toList());
        return ExitStatus.DONE;
    }

    private static List<String> row(SecretStore.Entry entry, Instant now) {
        Duration age = Duration.between(entry.changedAt(), now);
        return List.of(
                entry.name(),
                entry.changedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                age.compareTo(Duration.ofSeconds(1)) < 0 ? "under 1 s" : UnitFormat.duration(age));
    }
}
