package dev.penstock.connectors.tck.datasource;

import dev.penstock.connectors.tck.TestBed;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A connector's own DataSource straight over its pool. */
public final class LeaseBed implements DataSourceBed {
    private static final Profile.Pool TWO = new Profile.Pool(0, 2, Duration.ofSeconds(5));

    private final TestBed bed;
    private final DataSourceTexts texts;
    private final NodePool pool;
    private final NodePool nowhere;
    private final LeaseGate gate;
    private final DataSource dataSource;
    private final DataSource unreachable;

    /** Closes the test bed when it is closed. */
    public LeaseBed(TestBed bed, DataSourceTexts texts) {
        this.bed = bed;
        this.texts = texts;
        this.pool = bed.connector().open(limited(bed.target()));
        this.nowhere = bed.connector().open(limited(bed.unreachable()));
        this.gate = gate(pool, bed.target());
        this.dataSource = dataSource(gate);
        this.unreachable = dataSource(gate(nowhere, bed.unreachable()));
    }

    private static NodeTarget limited(NodeTarget target) {
        return new NodeTarget(
                target.database(),
                target.node(),
                target.address(),
                target.profile().toBuilder().pool(TWO).build(),
                target.secrets());
    }

    private LeaseGate gate(NodePool to, NodeTarget target) {
        return new LeaseGate(bed.connector(), to, limited(target).profile());
    }

    private DataSource dataSource(LeaseGate over) {
        return bed.connector().face(DataSource.class, over).orElseThrow();
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public DataSource unreachable() {
        return unreachable;
    }

    @Override
    public List<StatementEvent> events() {
        return gate.events();
    }

    @Override
    public int checkedOut() {
        return pool.state().active();
    }

    @Override
    public Set<Capability> capabilities() {
        return bed.connector().capabilities();
    }

    @Override
    public DataSourceTexts texts() {
        return texts;
    }

    @Override
    public void close() {
        pool.close();
        nowhere.close();
        bed.close();
    }
}
