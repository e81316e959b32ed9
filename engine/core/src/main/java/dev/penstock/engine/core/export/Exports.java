package dev.penstock.engine.core.export;

import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Exporter;
import dev.penstock.engine.core.task.LongWork;

/** Creates the exporters. */
public final class Exports {
    private Exports() {}

    /** The exporter of a format. Tasks of the engine write the files. */
    public static Exporter exporter(ExportFormat format, LongWork tasks) {
        return switch (format) {
            case CSV -> new FormatExporter(CsvWriter::new, tasks);
            case JSON -> new FormatExporter(JsonWriter::new, tasks);
        };
    }
}
