package dev.penstock.engine.headless.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine;

/** The registry of commands. It loads the class of a command only if an argument names it, to keep the start fast. */
final class CommandRegistry {
    private CommandRegistry() {}

    /** How to add each command to the program. */
    private static Map<String, BiConsumer<CommandLine, Root>> all() {
        Map<String, BiConsumer<CommandLine, Root>> all = new LinkedHashMap<>();
        all.put("check", single("check", CheckCommand::new));
        all.put("query", single("query", QueryCommand::new));
        all.put("run", single("run", RunCommand::new));
        all.put("demo", single("demo", DemoCommand::new));
        all.put(
                "schema",
                (line, root) ->
                        group(line, "schema", new SchemaCommand()).addSubcommand("show", new SchemaShowCommand(root)));
        all.put(
                "migrate",
                (line, root) -> group(line, "migrate", new MigrateCommand())
                        .addSubcommand("status", new MigrateStatusCommand(root))
                        .addSubcommand("apply", new MigrateApplyCommand(root))
                        .addSubcommand("validate", new MigrateValidateCommand(root)));
        all.put(
                "secret",
                (line, root) -> group(line, "secret", new SecretCommand())
                        .addSubcommand("set", new SecretSetCommand(root))
                        .addSubcommand("list", new SecretListCommand(root))
                        .addSubcommand("remove", new SecretRemoveCommand(root)));
        return all;
    }

    private static BiConsumer<CommandLine, Root> single(String name, Function<Root, Object> make) {
        return (line, root) -> line.addSubcommand(name, make.apply(root));
    }

    /** Adds a command with subcommands, which are added afterwards, because they inherit its options. */
    private static CommandLine group(CommandLine line, String name, Object command) {
        CommandLine added = new CommandLine(command);
        line.addSubcommand(name, added);
        return added;
    }

    /** A command line with the commands named in the arguments, or with all commands if none is named. */
    static CommandLine line(Root root, String... args) {
        Map<String, BiConsumer<CommandLine, Root>> all = all();
        boolean everything = Arrays.stream(args).noneMatch(all::containsKey);
        CommandLine line = new CommandLine(root);
        all.forEach((name, add) -> {
            if (everything || Arrays.asList(args).contains(name)) {
                add.accept(line, root);
            }
        });
        return line;
    }
}
