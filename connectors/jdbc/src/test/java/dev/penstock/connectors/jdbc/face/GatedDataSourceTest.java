package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatedDataSourceTest {
    private final FakeFace face = new FakeFace();
    private final DataSource dataSource = JdbcFace.dataSource(face.gate);

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void connection_isOpenedWithoutACallOfTheServer() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
        }
        assertThat(face.completed()).isEmpty();
    }

    @Test
    void loginOfTheCallers_isRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> dataSource.getConnection("root", "secret"))
                .withMessageContaining("orders")
                .withMessageNotContaining("secret");
    }

    @Test
    void settings_areTheProfiles() throws SQLException {
        dataSource.setLogWriter(new PrintWriter(new StringWriter()));

        assertThat(dataSource.getLogWriter()).isNull();
        assertThat(dataSource.getLoginTimeout()).isEqualTo(5);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> dataSource.setLoginTimeout(1))
                .withMessageContaining("pool.acquire-timeout");
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(dataSource::getParentLogger);
    }

    @Test
    void unwrap_isItselfOrNothing() throws SQLException {
        assertThat(dataSource.isWrapperFor(DataSource.class)).isTrue();
        assertThat(dataSource.isWrapperFor(String.class)).isFalse();
        assertThat(dataSource.unwrap(DataSource.class)).isSameAs(dataSource);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> dataSource.unwrap(String.class))
                .withMessageContaining("java.lang.String");
    }
}
