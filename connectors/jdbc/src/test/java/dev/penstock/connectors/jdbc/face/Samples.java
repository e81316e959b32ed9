package dev.penstock.connectors.jdbc.face;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Values of the types that JDBC's methods take and return. */
final class Samples {
    private Samples() {}

    static Optional<Object> of(Class<?> type) {
        return Optional.ofNullable(ALL.get(type));
    }

    private static final Map<Class<?>, Object> ALL = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Object.class, "object"),
            Map.entry(BigDecimal.class, BigDecimal.TEN),
            Map.entry(Date.class, new Date(0)),
            Map.entry(Time.class, new Time(0)),
            Map.entry(Timestamp.class, new Timestamp(0)),
            Map.entry(Calendar.class, new GregorianCalendar(2024, Calendar.MARCH, 1)),
            Map.entry(InputStream.class, new ByteArrayInputStream(new byte[] {1, 2, 3})),
            Map.entry(Reader.class, new StringReader("abc")),
            Map.entry(URL.class, url()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Properties.class, new Properties()),
            Map.entry(Class.class, String.class),
            Map.entry(SQLType.class, JDBCType.INTEGER),
            Map.entry(SQLException.class, new SQLException("sample")));

    private static URL url() {
        try {
            return URI.create("http://localhost/").toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
