package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.tck.CancelContract;
import dev.penstock.connectors.tck.CapabilityContract;
import dev.penstock.connectors.tck.CatalogContract;
import dev.penstock.connectors.tck.ChangeContract;
import dev.penstock.connectors.tck.FailureContract;
import dev.penstock.connectors.tck.LeaseContract;
import dev.penstock.connectors.tck.PoolContract;
import dev.penstock.connectors.tck.ResultContract;
import dev.penstock.connectors.tck.SecretContract;
import dev.penstock.connectors.tck.StreamingContract;
import dev.penstock.connectors.tck.TestBed;
import dev.penstock.connectors.tck.TransactionContract;
import dev.penstock.connectors.tck.ValueContract;
import org.junit.jupiter.api.Nested;

/** SQLite passes what every connector must pass. */
class SqliteContractIT {
    @Nested
    class Leases extends LeaseContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Results extends ResultContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Changes extends ChangeContract {
        @Override
        protected TestBed bed() {
            return new SqliteBed();
        }
    }

    @Nested
    class Values extends ValueContract {
        @Override
        protected TestBed bed() {
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
    class Transactions extends TransactionContract {
        @Override
        protected TestBed bed() {
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
        protected TestBed bed() {
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
}
