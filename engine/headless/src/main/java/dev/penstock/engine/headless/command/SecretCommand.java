package dev.penstock.engine.headless.command;

import picocli.CommandLine.Command;

/** {@code secret}: the secret store. */
@Command(
        name = "secret",
        description = {
            "Stores passwords in an encrypted store beside the workspace file.",
            "",
            "The workspace refers to a secret with $${secret:NAME}. No command shows its value."
        })
final class SecretCommand {}
