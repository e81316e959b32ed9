package dev.penstock.app.ui.grid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Takes what is written, as long as it is not more than a clipboard should hold. One thread at a time. */
final class ClipboardLimit extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final long most;

    /** What is written is more than the limit. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        TooMuch(long most) {
            super("More than " + most + " bytes");
        }
    }

    /** Takes at most so many bytes. */
    ClipboardLimit(long most) {
        this.most = most;
    }

    @Override
    public void write(int each) throws IOException {
        room(1);
        taken.write(each);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        room(count);
        taken.write(bytes, from, count);
    }

    private void room(int count) throws TooMuch {
        if (taken.size() + (long) count > most) {
            throw new TooMuch(most);
        }
    }

    /** What was written, as UTF-8. */
    String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }
}
