package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;

/** Tries a node by one probe and tells by the failure's code how far it came. */
final class ProbedTrial {
    private final NodeTarget target;
    private final Trial trial;

    private ProbedTrial(NodeTarget target, Trial trial) {
        this.target = target;
        this.trial = trial;
    }

    static void run(ConnectorProvider connector, NodeTarget target, Trial trial) {
        ProbedTrial probed = new ProbedTrial(target, trial);
        try (NodePool pool = connector.open(target)) {
            trial.cutBy(pool);
            probed.answered(pool.probe(trial.deadline()));
        } catch (PenstockException failure) {
            probed.failed(failure);
        }
    }

    private void answered(Probe probe) {
        String tls = probe.observation().tls();
        if (tls == null) {
            trial.skipped(Part.TLS, "The wire is not encrypted");
        } else {
            trial.passed(Part.TLS, tls);
        }
        login();
        trial.passed(
                Part.DATABASE,
                target.profile().engine().title() + " " + probe.observation().version());
    }

    private void login() {
        if (target.profile().username() == null) {
            trial.skipped(Part.LOGIN, "The profile has no username");
        } else {
            trial.passed(
                    Part.LOGIN, "Logged in as " + target.profile().username().raw());
        }
    }

    private void failed(PenstockException failure) {
        Part part = part(failure.code());
        if (part.compareTo(Part.TLS) > 0) {
            trial.skipped(Part.TLS, "The server did not ask for more than it got");
        }
        if (part.compareTo(Part.LOGIN) > 0) {
            login();
        }
        trial.failed(part, failure);
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
