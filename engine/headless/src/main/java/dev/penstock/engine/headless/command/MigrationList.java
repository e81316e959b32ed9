package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.headless.text.ConsoleTable.Heading;
import dev.penstock.engine.headless.text.UnitFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of migrations, one row each. */
final class MigrationList {
    private static final List<Heading> HEADINGS = List.of(
            Heading.text("version"),
            Heading.text("description"),
            Heading.text("state"),
            Heading.text("applied"),
            Heading.text("by"),
            Heading.number("took"),
            Heading.number("checksum"),
            Heading.text("file"));
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Output output;
    private final boolean json;

    MigrationList(Output output, boolean json) {
        this.output = output;
        this.json = json;
    }

    void print(List<Migration> migrations) {
        if (json) {
            output.json(migrations.stream().map(MigrationList::object).toList());
        } else {
            output.table(HEADINGS, migrations.stream().map(MigrationList::row).toList());
        }
    }

    private static List<String> row(Migration each) {
        Instant on = each.installedOn();
        Duration took = each.took();
        Integer checksum = each.checksum() == null ? each.fileChecksum() : each.checksum();
        return List.of(
                each.version() == null ? each.kind().letter() : each.version(),
                each.description(),
                state(each),
                on == null ? "–" : MOMENT.format(on),
                each.installedBy() == null ? "–" : each.installedBy(),
                took == null ? "–" : UnitFormat.duration(took),
                checksum == null ? "–" : checksum.toString(),
                each.script());
    }

    static String state(Migration migration) {
        return migration.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Map<String, @Nullable Object> object(Migration each) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("rank", each.rank() == 0 ? null : each.rank());
        object.put("kind", each.kind().name().toLowerCase(Locale.ROOT));
        object.put("version", each.version());
        object.put("description", each.description());
        object.put("script", each.script());
        object.put("state", state(each));
        object.put("file", each.file() == null ? null : each.file().toString());
        object.put("file_checksum", each.fileChecksum());
        object.put("checksum", each.checksum());
        object.put(
                "installed_on",
                each.installedOn() == null ? null : each.installedOn().toString());
        object.put("installed_by", each.installedBy());
        object.put("took_ms", each.took() == null ? null : each.took().toMillis());
        object.put(
                "problems",
                each.problems().stream().map(MigrateValidateCommand::object).toList());
        return object;
    }
}
