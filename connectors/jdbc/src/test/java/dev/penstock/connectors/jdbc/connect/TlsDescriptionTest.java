package dev.penstock.connectors.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Profile.Tls.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsDescriptionTest {
    @Test
    void certificate_withAlternativeNames_isNamedByTheFirst() {
        assertThat(TlsDescription.of(FakeTls.session("TLSv1.3", FakeTls.NAMED_BY_ALTERNATIVE), Mode.PREFER))
                .isEqualTo("TLS 1.3, certificate of db2.internal, valid until 2027-01-01,"
                        + " not checked because the mode is prefer");
    }

    @Test
    void certificate_withoutAlternativeNames_isNamedByItsSubject() {
        assertThat(TlsDescription.of(FakeTls.session("TLSv1.2", FakeTls.NAMED_BY_SUBJECT), Mode.REQUIRE))
                .isEqualTo("TLS 1.2, certificate of db1, valid until 2125-12-08,"
                        + " not checked because the mode is require");
    }

    @Test
    void certificate_withoutAHost_isNamedByItsWholeSubject() {
        assertThat(TlsDescription.of(FakeTls.session("TLSv1.3", FakeTls.WITHOUT_HOST), Mode.PREFER))
                .contains("certificate of O=Penstock,");
    }

    @Test
    void noCertificate_isReported() {
        assertThat(TlsDescription.of(FakeTls.session("TLSv1.3", null), Mode.PREFER))
                .isEqualTo("TLS 1.3, no certificate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERIFY_CA   | signed by a trusted authority, its name not checked because the mode is verify-ca",
                "VERIFY_FULL | signed by a trusted authority and valid for this host"
            })
    void verifyingMode_saysWhatWasChecked(Mode mode, String checked) {
        assertThat(TlsDescription.of(FakeTls.session("TLSv1.3", FakeTls.NAMED_BY_SUBJECT), mode))
                .endsWith(", " + checked);
    }
}
