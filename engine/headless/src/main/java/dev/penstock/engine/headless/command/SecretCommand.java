package dev.penstock.engine.headless.command;

import picocli.CommandLine.Command;

/** {@code secret}: the secret store. */
@Command(
        name = "secret",
        description = {
            "Keeps passwords out of the workspace file, in an encrypted store beside it.",
            "",
            "The workspace names a secret as $${secret:NAME}; nothing ever shows its value."
        })
final class SecretCommand {}
