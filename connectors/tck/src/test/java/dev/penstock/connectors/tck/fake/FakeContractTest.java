package dev.penstock.connectors.tck.fake;

import dev.penstock.connectors.tck.CancelContract;
import dev.penstock.connectors.tck.CapabilityContract;
import dev.penstock.connectors.tck.FailureContract;
import dev.penstock.connectors.tck.LeaseContract;
import dev.penstock.connectors.tck.PoolContract;
import dev.penstock.connectors.tck.SecretContract;
import dev.penstock.connectors.tck.StreamingContract;
import dev.penstock.connectors.tck.TestBed;
import dev.penstock.connectors.tck.TransactionContract;
import dev.penstock.connectors.tck.document.ChangeStreamContract;
import dev.penstock.connectors.tck.document.DocumentAnalysisContract;
import dev.penstock.connectors.tck.document.DocumentBed;
import dev.penstock.connectors.tck.document.DocumentChangeContract;
import dev.penstock.connectors.tck.document.DocumentCursorContract;
import dev.penstock.connectors.tck.document.DocumentFailureContract;
import dev.penstock.connectors.tck.document.DocumentValueContract;
import org.junit.jupiter.api.Nested;

/** The fake document database passes what every connector of a document database must pass. */
class FakeContractTest {
    @Nested
    class Leases extends LeaseContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Streaming extends StreamingContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Cancelling extends CancelContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Pools extends PoolContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Failures extends FailureContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Secrets extends SecretContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Capabilities extends CapabilityContract {
        @Override
        protected TestBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Values extends DocumentValueContract {
        @Override
        protected DocumentBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Writes extends DocumentChangeContract {
        @Override
        protected DocumentBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class DocumentFailures extends DocumentFailureContract {
        @Override
        protected DocumentBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Cursors extends DocumentCursorContract {
        @Override
        protected DocumentBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class Analysis extends DocumentAnalysisContract {
        @Override
        protected DocumentBed bed() {
            return new FakeDocumentBed();
        }
    }

    @Nested
    class ChangeStreams extends ChangeStreamContract {
        @Override
        protected DocumentBed bed() {
            return new FakeDocumentBed();
        }
    }
}
