package dev.penstock.engine.headless;

import dev.penstock.engine.headless.command.Program;
import dev.penstock.engine.headless.command.Terminal;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    /** Runs the command in the arguments, or the desktop, and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(Program.run(args, Terminal.ofThisProcess()));
    }
}
