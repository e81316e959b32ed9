package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownTableTest {
    private static final TableName ORDRES = new TableName("shop", "ordres");

    @Test
    void of_slip_namesTheNearest() {
        StatementException failure =
                UnknownTable.of(ORDRES, List.of(new TableName("shop", "orders"), new TableName("shop", "articles")));

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure)
                .hasMessage("PEN-1401 There is no table or view 'shop.ordres'. Write 'shop.orders', which is there.");
    }

    @Test
    void of_sameNameInTwoSchemas_prefersTheSchemaAskedFor() {
        var failure = UnknownTable.of(ORDRES, List.of(new TableName("a", "orders"), new TableName("shop", "orders")));

        assertThat(failure.diagnosis().advice()).isEqualTo("Write 'shop.orders', which is there.");
    }

    @Test
    void of_nameInAnotherSchema_namesThatSchema() {
        var failure = UnknownTable.of(ORDRES, List.of(new TableName("archive", "ORDRES")));

        assertThat(failure.diagnosis().advice()).isEqualTo("Write 'archive.ORDRES', which is there.");
    }

    @Test
    void of_nothingSimilar_tellsHowManyThereAre() {
        var failure = UnknownTable.of(ORDRES, List.of(new TableName("shop", "staff"), new TableName("shop", "t")));

        assertThat(failure.diagnosis().advice())
                .isEqualTo("None of the 2 there has a similar name: list the schema's tables.");
    }

    @Test
    void of_emptySchema_doubtsTheSchema() {
        assertThat(UnknownTable.of(ORDRES, List.of()).diagnosis().advice())
                .isEqualTo("There are no tables or views in 'shop': look whether the schema is the right one.");
    }
}
