package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.TransactionControl;

/** Statements that control a transaction. They count as writes, because they decide about writes. */
final class TransactionScanner {
    private final Cursor in;
    private final Findings findings;
    private final SqlDialect dialect;

    TransactionScanner(Scan scan) {
        this.in = scan.in();
        this.findings = scan.findings();
        this.dialect = scan.dialect();
    }

    void statement(StatementRule rule) {
        switch (rule) {
            case BEGIN -> begin();
            case COMMIT -> end(TransactionControl.COMMIT, "COMMIT");
            case ROLLBACK -> end(TransactionControl.ROLLBACK, "ROLLBACK");
            case SAVEPOINT -> savepoint();
            case PREPARE -> prepare();
            case XA -> xa();
            default -> throw new NotUnderstood();
        }
        in.moveTo(in.tokens().size());
    }

    private void begin() {
        boolean start = in.sees("START");
        in.next();
        if (start && !in.sees("TRANSACTION")) {
            // of replication, on MySQL
            findings.kind("START " + in.word());
            findings.atLeast(Intent.ADMINISTRATION);
            if (dialect.definitionCommits()) {
                findings.commits();
            }
            return;
        }
        findings.kind(start ? "START TRANSACTION" : "BEGIN");
        findings.control(TransactionControl.BEGIN);
        if (dialect.definitionCommits()) {
            findings.commits();
        }
        if (readsOnly()) {
            findings.exactly(Intent.READ);
        }
        if (in.sees("NOT", "ATOMIC")) {
            // a block of statements, on MariaDB
            findings.unknown();
        }
    }

    private boolean readsOnly() {
        boolean only = false;
        for (int i = in.at(); i < in.tokens().size(); i++) {
            if (in.tokens().is(i, "READ")) {
                only |= in.tokens().is(i + 1, "ONLY");
                if (in.tokens().is(i + 1, "WRITE")) {
                    return false;
                }
            }
        }
        return only;
    }

    private void end(TransactionControl control, String kind) {
        in.next();
        if (in.accept("PREPARED")) {
            findings.kind(kind + " PREPARED");
            findings.control(TransactionControl.TWO_PHASE);
            return;
        }
        findings.kind(kind);
        if (!in.accept("WORK")) {
            in.accept("TRANSACTION");
        }
        boolean back = control == TransactionControl.ROLLBACK && in.sees("TO");
        findings.control(back ? TransactionControl.SAVEPOINT : control);
    }

    private void savepoint() {
        findings.control(TransactionControl.SAVEPOINT);
    }

    private void prepare() {
        if (in.accept("PREPARE", "TRANSACTION") && dialect.engine() == EngineKind.POSTGRESQL) {
            findings.kind("PREPARE TRANSACTION");
            findings.control(TransactionControl.TWO_PHASE);
        } else {
            findings.changesSession();
        }
    }

    private void xa() {
        in.next();
        findings.kind("XA " + in.word());
        if (!in.sees("RECOVER")) {
            findings.control(TransactionControl.TWO_PHASE);
        }
    }
}
