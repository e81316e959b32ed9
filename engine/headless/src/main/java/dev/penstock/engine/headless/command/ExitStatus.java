package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit statuses of the process. */
public final class ExitStatus {
    /** Success; also if the reader of the output closed it early. */
    public static final int DONE = 0;
    /** Failure; standard error has the reason. */
    public static final int FAILED = 1;
    /** Invalid command line or workspace; standard error lists all faults. */
    public static final int WRONG = 2;
    /** Refused by access rules or safe mode. */
    public static final int REFUSED = 3;

    private ExitStatus() {}

    /** The explanations for the help of each command. */
    static Map<String, String> explained() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("0", "done");
        all.put("1", "failure; standard error has the reason");
        all.put("2", "invalid command line or workspace; all faults are listed");
        all.put("3", "refused by access rules or by safe mode");
        return all;
    }

    static int of(PenstockException failure) {
        ErrorCode code = failure.code();
        return switch (code) {
            case READER_GONE -> DONE;
            case WORKSPACE_FAULTS,
                    UNKNOWN_DATABASE,
                    WORKSPACE_UNREADABLE,
                    SECRET_NAME,
                    SECRET_VALUE,
                    VALUE_MISSING,
                    MIGRATIONS_NOT_SET,
                    MIGRATION_FOLDER,
                    MIGRATION_POOL -> WRONG;
            case ACCESS_REFUSED, SAFE_MODE -> REFUSED;
            default -> FAILED;
        };
    }
}
