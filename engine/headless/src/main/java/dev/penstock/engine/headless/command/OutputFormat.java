package dev.penstock.engine.headless.command;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats of results. */
enum OutputFormat {
    TABLE(1_000),
    JSON(2_000),
    CSV(2_000);

    private final int batch;

    OutputFormat(int batch) {
        this.batch = batch;
    }

    /** The fetch size. One row more than the limit reveals whether more rows exist. */
    int fetchSize(long limit) {
        return (int) Math.min(batch, limit == Long.MAX_VALUE ? limit : limit + 1);
    }

    /** The notation on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the words from the help, ignoring case. */
    static final class Reader implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("write table, json or csv, not '" + text + "'"));
        }
    }
}
