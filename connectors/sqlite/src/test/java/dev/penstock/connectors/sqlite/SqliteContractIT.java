package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.tck.CancelContract;
import dev.penstock.connectors.tck.CapabilityContract;
import dev.penstock.connectors.tck.FailureContract;
import dev.penstock.connectors.tck.LeaseContract;
import dev.penstock.connectors.tck.PoolContract;
import dev.penstock.connectors.tck.SecretContract;
import dev.penstock.connectors.tck.StreamingContract;
import dev.penstock.connectors.tck.TestBed;
import dev.penstock.connectors.tck.TransactionContract;
import dev.penstock.connectors.tck.sql.BatchContract;
import dev.penstock.connectors.tck.sql.CatalogContract;
import dev.penstock.connectors.tck.sql.ChangeContract;
import dev.penstock.connectors.tck.sql.ResultContract;
import dev.penstock.connectors.tck.sql.SqlBed;
import dev.penstock.connectors.tck.sql.SqlCapabilityContract;
import dev.penstock.connectors.tck.sql.SqlFailureContract;
import dev.penstock.connectors.tck.sql.SqlLeaseContract;
import dev.penstock.connectors.tck.sql.SqlStreamingContract;
import dev.penstock.connectors.tck.sql.SqlTransactionContract;
import dev.penstock.connectors.tck.sql.ValueContract;
import org.junit.jupiter.api.Nested;

/** SQLite passes what every SQL connector must pass. */
class SqliteContractIT {
    @Nested
    class Leases extends LeaseContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class SqlLeases extends SqlLeaseContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Results extends ResultContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Changes extends ChangeContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Batches extends BatchContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Values extends ValueContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Streaming extends StreamingContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class SqlStreaming extends SqlStreamingContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class SqlTransactions extends SqlTransactionContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Cancelling extends CancelContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Pools extends PoolContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Catalogs extends CatalogContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Failures extends FailureContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class SqlFailures extends SqlFailureContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Secrets extends SecretContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Capabilities extends CapabilityContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class SqlCapabilities extends SqlCapabilityContract {
        @Override
        protected SqlBed bed() {
            return new SqliteBed();
        }
    }
}
