package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process ends with. */
public final class ExitStatus {
    /** All was done; also where the reader of the output left early. */
    public static final int DONE = 0;
    /** It failed; standard error says why. */
    public static final int FAILED = 1;
    /** The words on the command line or the workspace are wrong; all faults have been listed. */
    public static final int WRONG = 2;
    /** Access rules or safe mode refused it. */
    public static final int REFUSED = 3;

    private ExitStatus() {}

    /** For the help of each command. */
    static Map<String, String> explained() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("0", "done");
        all.put("1", "it failed, and says why on standard error");
        all.put("2", "the words or the workspace are wrong; all faults are listed at once");
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
