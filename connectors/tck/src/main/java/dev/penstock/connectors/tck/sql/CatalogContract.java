package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.connectors.tck.LeaseCalls;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.CatalogSession;
import dev.penstock.engine.api.spi.Lease;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalog of a small schema, {@link SqlTexts#schema()}. */
public abstract class CatalogContract extends SqlContract {
    /** For subclasses in other modules. */
    protected CatalogContract() {}

    @Test
    void schemas_oneOrSeveral_oneIsCurrent() {
        List<Schema> schemas = reader().schemas(session());

        assertThat(schemas).filteredOn(Schema::current).hasSize(1);
        assertThat(schemas).extracting(Schema::name).isSorted();
        if (can(Capability.SCHEMAS)) {
            run("CREATE SCHEMA other");
            assertThat(reader().schemas(session()))
                    .contains(new Schema("other", false, false))
                    .hasSize(schemas.size() + 1);
        } else {
            assertThat(schemas).hasSize(1);
        }
    }

    @Test
    void tables_ofTheCurrentSchema_areSortedAndOfTheirKind() {
        run(texts().schema());

        assertThat(reader().tables(session(), current()))
                .extracting(table -> table.name().name(), Table::kind)
                .containsExactly(
                        tuple("customer", Table.Kind.TABLE),
                        tuple("purchase", Table.Kind.TABLE),
                        tuple("spender", Table.Kind.VIEW));
    }

    @Test
    void names_ofTheCurrentSchema_areThoseOfItsTables() {
        run(texts().schema());

        assertThat(reader().names(session(), current()))
                .extracting(Table::name, Table::kind)
                .containsExactlyElementsOf(reader().tables(session(), current()).stream()
                        .map(table -> tuple(table.name(), table.kind()))
                        .toList());
    }

    @Test
    void tables_ofAnEmptyDatabase_areNone() {
        assertThat(reader().names(session(), current())).isEmpty();
        assertThat(reader().tables(session(), current())).isEmpty();
        assertThat(reader().columns(session(), current())).isEmpty();
    }

    @Test
    void columns_ofTheCurrentSchema_areInTheirTablesOrder() {
        run(texts().schema());

        assertThat(reader().columns(session(), current()))
                .extracting(columns -> columns.table().name() + " "
                        + columns.columns().stream().map(TableColumn::name).toList())
                .containsExactly("customer [id, name, note]", "purchase [id, customer_id, amount]", "spender [name]");
    }

    @Test
    void describe_table_tellsColumnsKeysAndIndexes() {
        run(texts().schema());
        TableName customer = new TableName(current(), "customer");
        TableName purchase = new TableName(current(), "purchase");

        TableDetail detail = reader().describe(session(), purchase);

        assertThat(detail.table().name()).isEqualTo(purchase);
        assertThat(detail.columns())
                .extracting(TableColumn::name, TableColumn::nullable, TableColumn::defaultExpression)
                .containsExactly(
                        tuple("id", false, null), tuple("customer_id", false, null), tuple("amount", true, "7"));
        assertThat(detail.keys()).hasSize(2);
        assertThat(detail.keys().getFirst())
                .isInstanceOfSatisfying(
                        Key.Primary.class, key -> assertThat(key.columns()).containsExactly("id"));
        assertThat(detail.keys().getLast()).isInstanceOfSatisfying(Key.Foreign.class, key -> {
            assertThat(key.columns()).containsExactly("customer_id");
            assertThat(key.target()).isEqualTo(customer);
            assertThat(key.targetColumns()).containsExactly("id");
            assertThat(key.onDelete()).isEqualTo("CASCADE");
            assertThat(key.onUpdate()).isEqualTo("NO ACTION");
        });
        assertThat(detail.indexes())
                .filteredOn(index -> index.name().equals("purchase_by_amount"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.unique()).isFalse();
                    assertThat(index.columns()).containsExactly("amount", "customer_id");
                });
        assertThat(reader().describe(session(), customer).keys())
                .filteredOn(Key.Unique.class::isInstance)
                .singleElement()
                .satisfies(key -> assertThat(key.columns()).containsExactly("name"));
    }

    @Test
    void describe_tableThatAnotherPointsTo_tellsWhichAndHow() {
        run(texts().schema());
        TableName customer = new TableName(current(), "customer");
        TableName purchase = new TableName(current(), "purchase");

        assertThat(reader().describe(session(), customer).referencedBy())
                .singleElement()
                .satisfies(reference -> {
                    assertThat(reference.table()).isEqualTo(purchase);
                    assertThat(reference.key())
                            .isEqualTo(reader().describe(session(), purchase)
                                    .keys()
                                    .getLast());
                });
        assertThat(reader().describe(session(), purchase).referencedBy()).isEmpty();
    }

    @Test
    void describe_ddl_makesTheSameAgain() {
        run(texts().schema());
        TableName purchase = new TableName(current(), "purchase");
        TableDetail before = reader().describe(session(), purchase);
        run("DROP TABLE purchase");
        try (Lease lease = lease()) {
            var result = execute(lease, SqlStatement.of(before.ddl()));
            if (result instanceof Several several) {
                while (several.next() != null) {
                    Thread.onSpinWait();
                }
            }
        }

        TableDetail after = reader().describe(session(), purchase);

        assertThat(after.columns()).isEqualTo(before.columns());
        assertThat(after.keys()).isEqualTo(before.keys());
        assertThat(after.indexes())
                .extracting(Index::ddl)
                .isEqualTo(before.indexes().stream().map(Index::ddl).toList());
        assertThat(after.ddl()).isEqualTo(before.ddl());
    }

    @Test
    void describe_view_hasColumnsAndDdl() {
        run(texts().schema());

        TableDetail view = reader().describe(session(), new TableName(current(), "spender"));

        assertThat(view.table().kind()).isEqualTo(Table.Kind.VIEW);
        assertThat(view.columns()).extracting(TableColumn::name).containsExactly("name");
        assertThat(view.ddl()).containsIgnoringCase("CREATE").contains("spender", "customer");
        assertThat(view.keys()).isEmpty();
    }

    @Test
    void describe_tableThatIsNotThere_namesTheNearest() {
        run(texts().schema());
        CatalogSession session = session();
        String schema = current();

        PenstockException failure = failure(() -> reader().describe(session, new TableName(schema, "custmer")));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.summary()).contains("custmer");
        assertThat(failure.diagnosis().advice()).contains("customer");
    }

    private CatalogReader reader() {
        return opened().connector().catalog();
    }

    private CatalogSession session() {
        return new LeaseSession(lease(), new LeaseCalls(opened().connector()));
    }

    private String current() {
        try (Lease lease = lease()) {
            return reader().schemas(new LeaseSession(lease, new LeaseCalls(opened().connector()))).stream()
                    .filter(Schema::current)
                    .findFirst()
                    .orElseThrow()
                    .name();
        }
    }
}
