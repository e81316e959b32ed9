package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;

/** Tests a node by one probe. The code of a failure tells which part failed. */
final class ProbedConnectionTest {
    private final NodeTarget target;
    private final ConnectionTest test;

    private ProbedConnectionTest(NodeTarget target, ConnectionTest test) {
        this.target = target;
        this.test = test;
    }

    static void run(ConnectorProvider connector, NodeTarget target, ConnectionTest test) {
        ProbedConnectionTest probed = new ProbedConnectionTest(target, test);
        try (NodePool pool = connector.open(target)) {
            test.closeOnCancel(pool);
            probed.answered(pool.probe(test.deadline()));
        } catch (PenstockException failure) {
            probed.failed(failure);
        }
    }

    private void answered(Probe probe) {
        String tls = probe.observation().tls();
        if (tls == null) {
            test.skipped(Part.TLS, "The connection is not encrypted");
        } else {
            test.passed(Part.TLS, tls);
        }
        login();
        test.passed(
                Part.DATABASE,
                target.profile().engine().title() + " " + probe.observation().version());
    }

    private void login() {
        if (target.profile().username() == null) {
            test.skipped(Part.LOGIN, "The profile has no username");
        } else {
            test.passed(
                    Part.LOGIN, "Logged in as " + target.profile().username().raw());
        }
    }

    private void failed(PenstockException failure) {
        Part part = part(failure.code());
        if (part.compareTo(Part.TLS) > 0) {
            test.skipped(Part.TLS, "Not tested on its own, because a later step failed");
        }
        if (part.compareTo(Part.LOGIN) > 0) {
            login();
        }
        test.failed(part, failure);
    }

    private Part part(ErrorCode code) {
        return switch (code) {
            case LOGIN_REJECTED, SECRET_MISSING, SECRET_STORE_UNREADABLE -> Part.LOGIN;
            case NO_SUCH_DATABASE -> Part.DATABASE;
            default ->
                target.profile().tls().mode() == Profile.Tls.Mode.DISABLE && code != ErrorCode.TLS_REQUIRED
                        ? Part.LOGIN
                        : Part.TLS;
        };
    }
}
