package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in plain words what SQLite's result codes mean for one file. */
final class SqliteFailures {
    private static final int PRIMARY = 0xFF;
    private static final Pattern WORD = Pattern.compile("\"(.+)\"(?:: syntax error)?$|no such [a-z]+: (.+)$");

    private final NodeTarget target;
    private final String file;

    SqliteFailures(NodeTarget target) {
        this.target = target;
        this.file = target.address().display();
    }

    /** Finds out before SQLite does, which says no more than that it cannot open the file. */
    void checkFile(Path path) {
        if (Files.isDirectory(path)) {
            throw unreachable(
                    ErrorCode.FILE_IS_FOLDER,
                    file + " is a folder",
                    "Name the database file itself, such as " + file + "/orders.db.",
                    null);
        }
        if (!Files.exists(path)) {
            throw unreachable(
                    ErrorCode.FILE_MISSING,
                    "There is no file " + file,
                    "Check the path. To make a new database, write the node as url: " + SqliteAddress.SCHEME + path
                            + " instead of file:.",
                    null);
        }
        if (!Files.isReadable(path)) {
            throw unreachable(
                    ErrorCode.CONNECT_FAILED,
                    file + " may not be read by user " + System.getProperty("user.name"),
                    "Give that user the right to read and write the file and its folder.",
                    null);
        }
    }

    /** The same for a URL, whose file SQLite makes where it is missing. */
    void checkPlace(SqliteAddress address) {
        Path path = address.path().orElse(null);
        if (path == null) {
            return;
        }
        if (Files.isDirectory(path)) {
            checkFile(path);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw unreachable(
                    ErrorCode.FILE_MISSING,
                    "There is no folder for " + file,
                    "Check the path, or make the folder: SQLite makes a missing file, and no folders.",
                    null);
        }
    }

    PenstockException connect(Exception thrown) {
        if (thrown instanceof PenstockException known) {
            return known;
        }
        // the driver's words repeat the URL with its secrets in it
        return target.address() instanceof NodeAddress.Url(Template url) && url.resolvable()
                ? connect(thrown, "SQLite refuses the URL", null)
                : connect(thrown, said(thrown), thrown);
    }

    private PenstockException connect(Exception thrown, String said, @Nullable Exception failure) {
        int code = thrown instanceof SQLException sql ? primary(sql) : 0;
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return unreachable(
                    ErrorCode.FILE_NOT_DATABASE,
                    file + " is not an SQLite database",
                    "Name a database file; an encrypted one cannot be read either.",
                    failure);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return unreachable(ErrorCode.FILE_LOCKED, file + " is locked by another process", lockAdvice(), failure);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return unreachable(
                    ErrorCode.FILE_READ_ONLY,
                    file + " cannot be opened: " + said,
                    "The file's folder must be there and writable, because SQLite keeps its log beside the file.",
                    failure);
        }
        return unreachable(
                ErrorCode.CONNECT_FAILED,
                file + " cannot be opened: " + said,
                "Check the file with PRAGMA integrity_check, and its rights.",
                failure);
    }

    /** Nothing but a lock makes SQLite wait. */
    PenstockException stillLocked(String took) {
        return unreachable(
                ErrorCode.FILE_LOCKED, file + " was locked by another process for " + took, lockAdvice(), null);
    }

    /** SQLite names the word that it stumbled over; where it stands there more than once nobody can tell which it was. */
    int position(SQLException failure, String text) {
        Matcher named = WORD.matcher(said(failure));
        if (!named.find()) {
            return 0;
        }
        String word = named.group(1) != null ? named.group(1) : named.group(2);
        List<Integer> places = SqlText.of(text, EngineKind.SQLITE).tokens().stream()
                .filter(token -> !token.silent() && text.startsWith(word, token.start()))
                .map(SqlToken::start)
                .toList();
        return places.size() == 1 ? places.getFirst() + 1 : 0;
    }

    PenstockException statement(SQLException failure) {
        int code = primary(failure);
        if (code == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
            return statement(ErrorCode.STATEMENT_KILLED, "The statement was interrupted", "Run it again.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return statement(
                    ErrorCode.CONSTRAINT_VIOLATED,
                    said(failure),
                    "Change the values, or the rows they disagree with.",
                    failure);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            return busy(failure);
        }
        if (code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return statement(
                    ErrorCode.CONFLICT,
                    "A table is in use by another statement of the same connection: " + said(failure),
                    "Close the open result first.",
                    failure);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code) {
            return statement(
                    ErrorCode.READ_ONLY,
                    file + " cannot be written: " + said(failure),
                    "Give the user the right to write the file and its folder, or begin a transaction that writes.",
                    failure);
        }
        if (code == SQLiteErrorCode.SQLITE_TOOBIG.code) {
            return new ResultException(
                    ErrorCode.CELL_TOO_LARGE,
                    "A cell is larger than the limit on cells, and larger than 64 MiB",
                    at("Leave its column out, select a part of it with substr(…), or raise the limit on cells."),
                    failure);
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return storage(
                    ErrorCode.STORAGE_FULL,
                    "The disk with " + file + " is full",
                    "Free some space and run the statement again; SQLite has undone what it had begun.",
                    failure);
        }
        if (fatal(failure)) {
            return storage(
                    ErrorCode.STORAGE_FAILED,
                    file + " cannot be read or written: " + said(failure),
                    "Check the disk, then the file with PRAGMA integrity_check.",
                    failure);
        }
        return statement(ErrorCode.STATEMENT_REJECTED, said(failure), "Correct the statement.", failure);
    }

    /** What the disk did to the file leaves a connection in doubt. */
    boolean fatal(SQLException failure) {
        int code = primary(failure);
        return code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }

    private PenstockException busy(SQLException failure) {
        if (failure instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT) {
            return statement(
                    ErrorCode.CONFLICT,
                    "The transaction has read what another one has changed since",
                    "Roll it back and run it again from its beginning.",
                    failure,
                    Retry.TRANSACTION);
        }
        return storage(
                ErrorCode.FILE_LOCKED,
                file + " is locked by another connection or process",
                lockAdvice(),
                failure,
                Retry.STATEMENT);
    }

    private static String lockAdvice() {
        return "Wait until the other one has ended its transaction, or end it; a longer deadline waits longer.";
    }

    private static int primary(SQLException failure) {
        return failure.getErrorCode() & PRIMARY;
    }

    /** SQLite's own words: the driver puts them into brackets behind a code and its general meaning. */
    private static String said(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        int from = message.indexOf('(');
        int to = message.lastIndexOf(')');
        boolean wrapped = message.startsWith("[SQLITE_") && from > 0 && to > from;
        return wrapped ? message.substring(from + 1, to) : message;
    }

    private UnreachableException unreachable(ErrorCode code, String summary, String advice, @Nullable Exception cause) {
        return new UnreachableException(code, summary, at(advice), cause);
    }

    private StatementException statement(ErrorCode code, String summary, String advice, SQLException cause) {
        return statement(code, summary, advice, cause, Retry.NO);
    }

    private StatementException statement(
            ErrorCode code, String summary, String advice, SQLException cause, Retry retry) {
        return new StatementException(
                code, summary, at(advice).withServer(state(cause), 0).with(retry), cause);
    }

    private StorageException storage(ErrorCode code, String summary, String advice, SQLException cause) {
        return storage(code, summary, advice, cause, Retry.NO);
    }

    private StorageException storage(ErrorCode code, String summary, String advice, SQLException cause, Retry retry) {
        return new StorageException(code, summary, at(advice).with(retry), cause);
    }

    private static @Nullable String state(SQLException failure) {
        return failure.getSQLState();
    }

    private Diagnosis at(String advice) {
        return Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), target.node());
    }
}
