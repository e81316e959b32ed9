package dev.penstock.engine.headless.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code secret remove}: removes a secret. */
@Command(
        name = "remove",
        description = "Removes a secret. Databases of the workspace that refer to it can no longer log in.",
        footerHeading = "%nExamples:%n",
        footer = "  penstock secret remove orders/app")
final class SecretRemoveCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The name of the secret; penstock secret list shows all.")
    private String name = "";

    SecretRemoveCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        root.requireWorkspaceFile();
        if (root.secrets().remove(name)) {
            root.terminal().err().println("Removed " + name + ".");
            return ExitStatus.DONE;
        }
        root.terminal().err().println("No secret has the name " + name + ". List the names with: penstock secret list");
        return ExitStatus.FAILED;
    }
}
