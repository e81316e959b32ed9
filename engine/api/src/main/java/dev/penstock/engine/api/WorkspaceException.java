package dev.penstock.engine.api;

import java.util.List;
import java.util.stream.Collectors;

/** A workspace has faults. The exception lists all of them in the order of the file. */
public final class WorkspaceException extends PenstockException {
    private final transient List<Fault> faults;

    /** Sorts the faults. The list must not be empty. */
    public WorkspaceException(List<Fault> faults) {
        this(faults, Diagnosis.of(Outcome.NOT_DONE, ""));
    }

    private WorkspaceException(List<Fault> faults, Diagnosis diagnosis) {
        super(ErrorCode.WORKSPACE_FAULTS, summary(faults), diagnosis, null);
        this.faults = faults.stream().sorted().toList();
    }

    /** The faults, in the order of the file. */
    public List<Fault> faults() {
        return faults;
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new WorkspaceException(faults, newDiagnosis);
    }

    private static String summary(List<Fault> faults) {
        return "The workspace has " + (faults.size() == 1 ? "a fault" : faults.size() + " faults") + ":\n"
                + faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n"));
    }
}
