package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.tck.datasource.DataSourceBatchContract;
import dev.penstock.connectors.tck.datasource.DataSourceBed;
import dev.penstock.connectors.tck.datasource.DataSourceConnectionContract;
import dev.penstock.connectors.tck.datasource.DataSourceFailureContract;
import dev.penstock.connectors.tck.datasource.DataSourceResultContract;
import dev.penstock.connectors.tck.datasource.DataSourceStateContract;
import dev.penstock.connectors.tck.datasource.DataSourceStatementContract;
import dev.penstock.connectors.tck.datasource.DataSourceTransactionContract;
import dev.penstock.connectors.tck.datasource.DataSourceValueContract;
import dev.penstock.connectors.tck.datasource.LeaseBed;
import org.junit.jupiter.api.Nested;

/** PostgreSQL's DataSource does what the JDBC specification says. */
class PostgresDataSourceIT {
    private static DataSourceBed opened() {
        return new LeaseBed(new PostgresBed(), new PostgresDataSourceTexts());
    }

    @Nested
    class Connections extends DataSourceConnectionContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class Transactions extends DataSourceTransactionContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class Statements extends DataSourceStatementContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class Results extends DataSourceResultContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class Batches extends DataSourceBatchContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class Values extends DataSourceValueContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class State extends DataSourceStateContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }

    @Nested
    class Failures extends DataSourceFailureContract {
        @Override
        protected DataSourceBed bed() {
            return opened();
        }
    }
}
