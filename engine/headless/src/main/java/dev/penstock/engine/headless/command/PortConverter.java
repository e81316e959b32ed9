package dev.penstock.engine.headless.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a TCP port to listen on; 0 means any free port. */
final class PortConverter implements ITypeConverter<Integer> {
    private static final int LAST = 65_535;

    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST) {
            throw new TypeConversionException(
                    "'" + text + "' is not a port: write a number from 1 to " + LAST + ", or 0 for any free port");
        }
        return Integer.valueOf(text);
    }
}
