package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.headless.text.UnitFormat;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints failures. */
final class FailurePrinter {
    private final PrintWriter err;
    private final boolean stacktrace;

    FailurePrinter(PrintWriter err, boolean stacktrace) {
        this.err = err;
        this.stacktrace = stacktrace;
    }

    /** Prints a failure and returns the exit status. */
    int print(Throwable failure) {
        int status = switch (failure) {
            case StatementFailure statement -> print(statement.failure(), statement.text());
            case PenstockException known -> print(known, null);
            case UncheckedIOException output -> output(output);
            default -> {
                err.println(ErrorCode.INTERNAL.id() + " " + ErrorCode.INTERNAL.title() + ": " + failure);
                err.println("Run the command again with --stacktrace and report the output.");
                yield ExitStatus.FAILED;
            }
        };
        if (stacktrace && status != ExitStatus.DONE) {
            failure.printStackTrace(err);
        }
        err.flush();
        return status;
    }

    /** Handles a failed write to standard output. It is no failure if the reader has closed the pipe. */
    private int output(UncheckedIOException failure) {
        Throwable cause = failure.getCause();
        String reason = String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
        if (reason.equals("Broken pipe") || reason.contains("pipe is being closed")) {
            return ExitStatus.DONE;
        }
        err.println(ErrorCode.STORAGE_FAILED.id() + " The output cannot be written: " + reason + ".");
        err.println("The output is incomplete. Check its destination and run the command again.");
        return ExitStatus.FAILED;
    }

    private int print(PenstockException failure, @Nullable String text) {
        int status = ExitStatus.of(failure);
        if (status == ExitStatus.DONE) {
            return status;
        }
        if (failure instanceof WorkspaceException workspace) {
            workspace.faults().forEach(err::println);
            return status;
        }
        Diagnosis diagnosis = failure.diagnosis();
        err.println(failure.code().id() + " " + sentence(failure.summary()));
        if (text != null && diagnosis.position() > 0) {
            Excerpt.at(text, diagnosis.position()).forEach(err::println);
        }
        if (failure instanceof MigrationException migration) {
            migration.place().map(ScriptExcerpt::of).ifPresent(lines -> lines.forEach(err::println));
        }
        String place = place(diagnosis);
        if (!place.isEmpty()) {
            err.println("  where: " + place);
        }
        causes(failure).forEach(cause -> err.println("  because: " + cause));
        if (diagnosis.outcome() == Outcome.UNKNOWN) {
            err.println("  It is unknown whether the statement took effect.");
        }
        if (!diagnosis.advice().isEmpty()) {
            err.println("  " + diagnosis.advice());
        }
        return status;
    }

    private static String place(Diagnosis diagnosis) {
        List<String> parts = new ArrayList<>();
        if (diagnosis.database() != null) {
            parts.add("database " + diagnosis.database());
        }
        if (diagnosis.node() != null) {
            parts.add("node " + diagnosis.node());
        }
        if (diagnosis.took() != null) {
            parts.add("after " + UnitFormat.duration(diagnosis.took()));
        }
        if (diagnosis.attempts().size() > 1) {
            parts.add(diagnosis.attempts().size() + " attempts");
        }
        if (diagnosis.pool() != null) {
            parts.add("pool: " + diagnosis.pool());
        }
        if (diagnosis.sqlState() != null) {
            parts.add("SQL state " + diagnosis.sqlState());
        }
        return String.join(", ", parts);
    }

    /** The messages of the causes, without repetitions: drivers repeat messages. */
    private static List<String> causes(PenstockException failure) {
        List<String> said = new ArrayList<>(List.of(failure.summary()));
        List<String> causes = new ArrayList<>();
        for (Throwable cause = failure.getCause(); cause != null && causes.size() < 5; cause = cause.getCause()) {
            String first = firstLine(cause);
            if (said.stream().noneMatch(before -> before.contains(core(first)))) {
                causes.add(first);
                said.add(first);
            }
        }
        return causes;
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("").strip();
    }

    /** The message without PostgreSQL's severity prefix and without a full stop. */
    private static String core(String message) {
        String core = message.replaceFirst("^(ERROR|FATAL|PANIC): ", "");
        return core.endsWith(".") ? core.substring(0, core.length() - 1) : core;
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
    }
}
