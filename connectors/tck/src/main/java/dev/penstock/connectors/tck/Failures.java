package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every failure has to say. */
final class Failures {
    private Failures() {}

    /** The failure of a call, with a code, an outcome and an advice. */
    static PenstockException of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(PenstockException.class);
        PenstockException failure = (PenstockException) thrown;
        assertThat(failure.code()).as("code of %s", failure).isNotNull().isNotEqualTo(ErrorCode.INTERNAL);
        assertThat(failure.summary())
                .as("summary, a sentence without a full stop")
                .isNotBlank()
                .doesNotEndWith(".");
        assertThat(failure.outcome()).as("outcome of %s", failure).isNotNull();
        assertThat(failure.diagnosis().advice())
                .as("advice of %s, a sentence", failure)
                .hasSizeGreaterThan(8)
                .endsWith(".");
        assertThat(failure.getMessage())
                .startsWith(failure.code().id())
                .contains(failure.summary(), failure.diagnosis().advice());
        return failure;
    }

    /** All that a failure would print anywhere: messages, causes, suppressed ones and stacks. */
    static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.append(failure.toString()).toString();
    }
}
