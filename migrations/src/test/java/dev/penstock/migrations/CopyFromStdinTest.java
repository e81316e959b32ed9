package dev.penstock.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyFromStdinTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- rows\nCREATE TABLE t (a int);\nCOPY t (a) FROM stdin;\n1\n\\.\n",
                "\n\ncopy t\nfrom\n  STDIN with (format csv);\n1,'\n\\.\n",
                "-- COPY t FROM STDIN\nSELECT 'COPY t FROM STDIN';\nCOPY public.t FROM STDIN"
            })
    void line_copyFromStdin_isThatOfItsStatement(String sql) {
        assertThat(CopyFromStdin.line(sql)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CREATE TABLE t (a int);\n",
                "COPY t FROM '/data/stdin';\n",
                "-- COPY t FROM STDIN\n",
                "COPY (SELECT a FROM stdin) TO '/data/t';\n",
                "COPY (SELECT (a) FROM stdin) TO '/data/t';\n",
                "SELECT a FROM stdin;\n",
                "SELECT 'x'; /* COPY t FROM STDIN */\n",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'COPY t FROM STDIN' $$;\n"
            })
    void line_anythingElse_isNone(String sql) {
        assertThat(CopyFromStdin.line(sql)).isZero();
    }
}
