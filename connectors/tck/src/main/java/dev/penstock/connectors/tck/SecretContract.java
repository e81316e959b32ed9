package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A secret's value comes out nowhere. */
public abstract class SecretContract extends Contract {
    private static final String MARKER = "Marker-7f3a-never-shown";
    private static final Template PASSWORD = new Template("${secret:tck/password}");

    /** For subclasses in other modules. */
    protected SecretContract() {}

    @Test
    void wrongPassword_isInNoFailure() {
        NodePool wrong = open(marked(opened().target()));

        if (can(Capability.LOGIN)) {
            for (PenstockException failure : List.of(
                    failure(() -> wrong.lease(Deadline.after(LONG))),
                    failure(() -> wrong.probe(Deadline.after(LONG))))) {
                assertThat(failure.code()).isEqualTo(ErrorCode.LOGIN_REJECTED);
                assertThat(Failures.printed(failure)).doesNotContain(MARKER);
            }
        } else {
            // an engine without logins does not ask for the secret at all
            assertWorks(lease(wrong));
        }
        assertNowhere(wrong);
    }

    @Test
    void passwordOfANodeThatCannotBeReached_isInNoFailure() {
        NodePool nowhere = open(marked(opened().unreachable()));

        PenstockException failure = failure(() -> nowhere.lease(Deadline.after(LONG)));

        assertThat(Failures.printed(failure)).doesNotContain(MARKER);
        assertNowhere(nowhere);
    }

    @Test
    void secretThatIsMissing_isToldAsItselfOrNeverAsked() {
        AtomicInteger asked = new AtomicInteger();
        NodePool pool = open(login(opened().target(), reference -> {
            asked.incrementAndGet();
            throw new SecretException(
                    ErrorCode.SECRET_MISSING,
                    "There is no secret " + reference,
                    Diagnosis.of(Outcome.NOT_DONE, "Keep it with penstock secret set."),
                    null);
        }));

        if (can(Capability.LOGIN)) {
            PenstockException failure = failure(() -> pool.lease(Deadline.after(LONG)));
            assertThat(failure).isInstanceOf(SecretException.class);
            assertThat(failure.code()).isEqualTo(ErrorCode.SECRET_MISSING);
        } else {
            assertWorks(lease(pool));
            assertThat(asked.get()).isZero();
        }
    }

    @Test
    void secrets_areResolvedAtEachConnect_andClosed() {
        List<Secret> handedOut = new ArrayList<>();
        NodeTarget target = opened().target();
        NodePool pool =
                open(new NodeTarget(target.database(), target.node(), target.address(), target.profile(), reference -> {
                    Secret secret = target.secrets().resolve(reference);
                    synchronized (handedOut) {
                        handedOut.add(secret);
                    }
                    return secret;
                }));
        assertThat(handedOut).isEmpty();
        Lease first = lease(pool);
        Lease second = lease(pool);

        assertWorks(first);
        assertWorks(second);
        assertThat(handedOut)
                .hasSize(can(Capability.LOGIN) ? 2 : 0)
                .allSatisfy(secret -> assertThat(org.assertj.core.api.Assertions.catchThrowable(secret::reveal))
                        .isInstanceOf(IllegalStateException.class));
    }

    private static NodeTarget marked(NodeTarget target) {
        return login(target, reference -> Secret.of(MARKER));
    }

    private static NodeTarget login(NodeTarget target, SecretResolver secrets) {
        return Targets.login(target, target.profile().username(), PASSWORD, secrets);
    }

    private static void assertNowhere(NodePool pool) {
        assertThat(pool.toString()).doesNotContain(MARKER);
        assertThat(pool.state().toString()).doesNotContain(MARKER);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .allSatisfy(name -> assertThat(name).doesNotContain(MARKER));
    }
}
