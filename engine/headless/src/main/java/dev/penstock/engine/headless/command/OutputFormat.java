package dev.penstock.engine.headless.command;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How results are printed. */
enum OutputFormat {
    TABLE(1_000),
    JSON(2_000),
    CSV(2_000);

    private final int batch;

    OutputFormat(int batch) {
        this.batch = batch;
    }

    /** Rows to ask the server for at a time; one more than are wanted tells that there are more. */
    int fetchSize(long limit) {
        return (int) Math.min(batch, limit == Long.MAX_VALUE ? limit : limit + 1);
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Takes the words that the help names, in any case. */
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
