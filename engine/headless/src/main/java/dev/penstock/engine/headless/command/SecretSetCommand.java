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

/** {@code secret set}: stores a value from a hidden prompt or from standard input, never from an argument. */
@Command(
        name = "set",
        description = {
            "Stores or replaces the value of a secret.",
            "",
            "On a terminal the command prompts for the value twice and does not show it. Otherwise it reads the value from"
                    + " standard input, without the line end. It does not accept the value as an argument, because"
                    + " other users of the machine can see arguments and the shell stores them in its history."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  penstock secret set orders/app",
            "  pass show orders/app | penstock secret set orders/app",
            "",
            "Then, in the workspace:  password: $${secret:orders/app}"
        })
final class SecretSetCommand implements Callable<Integer>, UsageErrors.HidesArguments {
    private static final int MAX_BYTES = 1 << 20;
    private static final String NO_ARGUMENT =
            "The value of a secret cannot be an argument, because other users of the machine can see"
                    + " arguments and the shell stores them in its history. Omit the value to be prompted for it, or"
                    + " send it to standard input. If the argument was a real secret, change it: it may be exposed.";

    private final Root root;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the secret, such as orders/app.")
    private String name = "";

    @Parameters(index = "1..*", hidden = true)
    private List<String> values = List.of();

    SecretSetCommand(Root root) {
        this.root = root;
    }

    @Override
    public String unmatched() {
        return NO_ARGUMENT;
    }

    @Override
    public Integer call() throws IOException {
        if (!values.isEmpty()) {
            throw new ParameterException(spec.commandLine(), NO_ARGUMENT);
        }
        root.requireWorkspaceFile();
        char @Nullable [] value = root.terminal().inIsTerminal() ? prompt() : read();
        if (value == null) {
            return ExitStatus.FAILED;
        }
        try (Secret secret = Secret.of(value)) {
            root.secrets().set(name, secret);
        } finally {
            Arrays.fill(value, '\0');
        }
        root.terminal().err().println("Stored " + name + ". Use it in the workspace as ${secret:" + name + "}.");
        return ExitStatus.DONE;
    }

    private char @Nullable [] prompt() {
        char[] value = root.terminal().password().apply("Value of " + name + " (not shown): ");
        char[] again = value == null ? null : root.terminal().password().apply("Repeat the value: ");
        if (value == null || again == null) {
            root.terminal().err().println("No value was entered. Nothing was stored.");
            return null;
        }
        try {
            if (!Arrays.equals(value, again)) {
                Arrays.fill(value, '\0');
                root.terminal().err().println("The two values differ. Nothing was stored. Try again.");
                return null;
            }
            return value;
        } finally {
            Arrays.fill(again, '\0');
        }
    }

    private char @Nullable [] read() throws IOException {
        byte[] bytes = root.terminal().in().readNBytes(MAX_BYTES + 1);
        try {
            if (bytes.length > MAX_BYTES) {
                root.terminal()
                        .err()
                        .println("Standard input has more than " + MAX_BYTES
                                + " bytes, too many for a password. Nothing was stored.");
                return null;
            }
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] value = Arrays.copyOf(text.array(), withoutLineEnd(text));
            Arrays.fill(text.array(), '\0');
            return value;
        } catch (CharacterCodingException e) {
            root.terminal().err().println("Standard input is not UTF-8 text. Nothing was stored.");
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
