package dev.penstock.engine.core.secret;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.SecretException;
import org.jspecify.annotations.Nullable;

/** The failures of secret stores. */
final class SecretFailures {
    private SecretFailures() {}

    static SecretException missing(String summary, String advice) {
        return failure(ErrorCode.SECRET_MISSING, summary, advice, null);
    }

    static SecretException unreadable(String summary, String advice, @Nullable Throwable cause) {
        return failure(ErrorCode.SECRET_STORE_UNREADABLE, summary, advice, cause);
    }

    static SecretException failure(ErrorCode code, String summary, String advice, @Nullable Throwable cause) {
        return new SecretException(code, summary, Diagnosis.of(Outcome.NOT_DONE, advice), cause);
    }
}
