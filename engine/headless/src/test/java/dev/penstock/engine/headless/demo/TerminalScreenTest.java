package dev.penstock.engine.headless.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {
    private final StringWriter text = new StringWriter();

    @Test
    void show_onATerminal_takesThePlaceOfTheLast() {
        TerminalScreen screen = new TerminalScreen(new PrintWriter(text), true, () -> 10);
        screen.show(List.of("one", "two"));
        screen.show(List.of("three"));
        assertThat(text).hasToString("one\u001b[K\ntwo\u001b[K\n\u001b[J" + "\u001b[2A" + "three\u001b[K\n\u001b[J");
    }

    @Test
    void show_onANarrowTerminal_cutsLines() {
        new TerminalScreen(new PrintWriter(text), true, () -> 10).show(List.of("0123456789", "0123456789a"));
        assertThat(text.toString()).startsWith("0123456789\u001b[K\n012345678…\u001b[K\n");
    }

    @Test
    void show_elsewhere_isABlockOfPlainText() {
        TerminalScreen screen = new TerminalScreen(new PrintWriter(text), false, () -> 10);
        screen.show(List.of("one", "two"));
        screen.show(List.of("three"));
        assertThat(text).hasToString("one\ntwo\n\nthree\n\n");
        assertThat(screen.closed()).isFalse();
    }

    @Test
    void gone_whenTheReaderHasGone_isTrue() {
        TerminalScreen screen = new TerminalScreen(
                new PrintWriter(new Writer() {
                    @Override
                    public void write(char[] chars, int from, int count) throws IOException {
                        throw new IOException("Broken pipe");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                }),
                false,
                () -> 80);
        screen.show(List.of("one"));
        assertThat(screen.closed()).isTrue();
    }
}
