package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.tck.CancelContract;
import dev.penstock.connectors.tck.FailureContract;
import dev.penstock.connectors.tck.LeaseContract;
import dev.penstock.connectors.tck.PoolContract;
import dev.penstock.connectors.tck.SecretContract;
import dev.penstock.connectors.tck.StreamingContract;
import dev.penstock.connectors.tck.TestBed;
import dev.penstock.connectors.tck.TransactionContract;
import dev.penstock.connectors.tck.sql.BatchContract;
import dev.penstock.connectors.tck.sql.ChangeContract;
import dev.penstock.connectors.tck.sql.SqlBed;
import dev.penstock.connectors.tck.sql.SqlFailureContract;
import dev.penstock.connectors.tck.sql.SqlLeaseContract;
import dev.penstock.connectors.tck.sql.SqlStreamingContract;
import dev.penstock.connectors.tck.sql.SqlTransactionContract;
import dev.penstock.connectors.tck.sql.ValueContract;
import org.junit.jupiter.api.Nested;

/**
 * What the three SQL connectors share passes what every SQL connector must pass, as far as it is not the connectors' own:
 * types, catalogs and the check of a profile.
 */
class JdbcContractIT {
    @Nested
    class Leases extends LeaseContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class SqlLeases extends SqlLeaseContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Changes extends ChangeContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Batches extends BatchContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    /** As a driver to which a round trip costs nothing. */
    @Nested
    class BatchesRowByRow extends BatchContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed(new PlainConnector(target -> new PlainPostgres(target) {
                @Override
                public boolean batchesByRow() {
                    return true;
                }
            }));
        }
    }

    @Nested
    class Values extends ValueContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Streaming extends StreamingContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class SqlStreaming extends SqlStreamingContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class SqlTransactions extends SqlTransactionContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Cancelling extends CancelContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Pools extends PoolContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Failures extends FailureContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class SqlFailures extends SqlFailureContract {
        @Override
        protected SqlBed bed() {
            return new JdbcBed();
        }
    }

    @Nested
    class Secrets extends SecretContract {
        @Override
        protected TestBed bed() {
            return new JdbcBed();
        }
    }
}
