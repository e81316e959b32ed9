package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secret set}: keeps a value that is typed unseen, or comes over standard input; never as an argument. */
@Command(
        name = "set",
        description = {
            "Keeps a secret's value; the one before is replaced.",
            "",
            "On a terminal the value is typed, twice, and not shown. Otherwise it is all of standard input, without the"
                    + " line end behind it. It is never taken from the command line: other users of the machine can"
                    + " read that, and the shell keeps it in its history."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock secret set orders/app",
            "  pass show orders/app | penstock secret set orders/app",
            "",
            "And in the workspace:  password: $${secret:orders/app}"
        })
final class SecretSetCommand implements Callable<Integer>, WrongWords.KeepsArgumentsToItself {
    private static final int LONGEST = 1 << 20;
    private static final String NOT_HERE =
            "A secret's value is not taken from the command line, where other users of the"
                    + " machine can read it and the shell keeps it. Leave it out: it is asked for, or send it over standard"
                    + " input. If it was a real one, change it: it has been seen.";

    private final Root root;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name, such as orders/app.")
    private String name = "";

    @Parameters(index = "1..*", hidden = true)
    private List<String> values = List.of();

    SecretSetCommand(Root root) {
        this.root = root;
    }

    @Override
    public String unmatched() {
        return NOT_HERE;
    }

    @Override
    public Integer call() throws IOException {
        if (!values.isEmpty()) {
            throw new ParameterException(spec.commandLine(), NOT_HERE);
        }
        root.requireWorkspaceFile();
        char @Nullable [] value = root.terminal().inIsTerminal() ? typed() : read();
        if (value == null) {
            return ExitStatus.FAILED;
        }
        try (Secret secret = Secret.of(value)) {
            root.secrets().set(name, secret);
        } finally {
            Arrays.fill(value, '\0');
        }
        root.terminal().err().println("Kept " + name + ". Name it in the workspace as ${secret:" + name + "}.");
        return ExitStatus.DONE;
    }

    private char @Nullable [] typed() {
        char[] value = root.terminal().password().apply("Value of " + name + " (not shown): ");
        char[] again = value == null ? null : root.terminal().password().apply("The same again: ");
        if (value == null || again == null) {
            root.terminal().err().println("Nothing was typed, and nothing has been kept.");
            return null;
        }
        try {
            if (!Arrays.equals(value, again)) {
                Arrays.fill(value, '\0');
                root.terminal().err().println("The two differ, and nothing has been kept. Try again.");
                return null;
            }
            return value;
        } finally {
            Arrays.fill(again, '\0');
        }
    }

    private char @Nullable [] read() throws IOException {
        byte[] bytes = root.terminal().in().readNBytes(LONGEST + 1);
        try {
            if (bytes.length > LONGEST) {
                root.terminal()
                        .err()
                        .println("Standard input has more than " + LONGEST
                                + " bytes, which is no password. Nothing has been kept.");
                return null;
            }
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] value = Arrays.copyOf(text.array(), withoutLineEnd(text));
            Arrays.fill(text.array(), '\0');
            return value;
        } catch (CharacterCodingException e) {
            root.terminal().err().println("Standard input is not text in UTF-8. Nothing has been kept.");
            return null;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static int withoutLineEnd(CharBuffer text) {
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == '\n') {
            length--;
        }
        if (length > 0 && length < text.length() && text.charAt(length - 1) == '\r') {
            length--;
        }
        return length;
    }
}
