package dev.penstock.engine.headless.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code secret remove}: forgets a secret. */
@Command(
        name = "remove",
        description = "Forgets a secret. Whatever names it in the workspace can no longer log in.",
        footerHeading = "%nExamples:%n",
        footer = "  penstock secret remove orders/app")
final class SecretRemoveCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name; penstock secret list shows all.")
    private String name = "";

    SecretRemoveCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        root.requireWorkspaceFile();
        if (root.secrets().remove(name)) {
            root.terminal().err().println("Forgot " + name + ".");
            return ExitStatus.DONE;
        }
        root.terminal().err().println("There is no secret " + name + ". penstock secret list shows those there are.");
        return ExitStatus.FAILED;
    }
}
