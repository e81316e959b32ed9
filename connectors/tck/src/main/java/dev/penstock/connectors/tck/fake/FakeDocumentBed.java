package dev.penstock.connectors.tck.fake;

import dev.penstock.connectors.tck.TestStatements;
import dev.penstock.connectors.tck.document.DocumentBed;
import dev.penstock.connectors.tck.document.DocumentFault;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;

/** A fake server of its own, as the themes see it. */
public final class FakeDocumentBed implements DocumentBed {
    private static final String PASSWORD = "fake-password";

    private final FakeDocumentServer server = FakeDocumentServer.start("app", PASSWORD);
    private final NodeAddress.Host nowhere = FakeDocumentServer.unused();

    /** Starts the server. */
    public FakeDocumentBed() {}

    @Override
    public ConnectorProvider connector() {
        return new FakeDocumentConnector();
    }

    @Override
    public NodeTarget target() {
        return target(server.address());
    }

    @Override
    public NodeTarget unreachable() {
        return target(nowhere);
    }

    private static NodeTarget target(NodeAddress.Host address) {
        Profile profile = Profile.builder("papers", EngineKind.MONGODB)
                .nodes(address)
                .databaseName("shop")
                .username(new Template("app"))
                .password(new Template("${secret:papers/app}"))
                .pool(new Profile.Pool(0, 4, Duration.ofSeconds(30)))
                .probeEvery(Duration.ofSeconds(1))
                .build();
        return new NodeTarget("papers", address.display(), address, profile, reference -> Secret.of(PASSWORD));
    }

    @Override
    public TestStatements statements() {
        return new FakeStatements();
    }

    @Override
    public void failNext(String command, DocumentFault fault) {
        server.failNext(command, fault);
    }

    @Override
    public int openCursors() {
        return server.openCursors();
    }

    /** How many connections are open at the server. */
    public int connections() {
        return server.connections();
    }

    @Override
    public void close() {
        server.close();
    }
}
