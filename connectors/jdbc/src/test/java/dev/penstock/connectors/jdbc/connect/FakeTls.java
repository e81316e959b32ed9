package dev.penstock.connectors.jdbc.connect;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** TLS sessions without a server. */
final class FakeTls {
    /** Subject CN=db1, valid until 2125-12-08. */
    static final String NAMED_BY_SUBJECT = """
            -----BEGIN CERTIFICATE-----
            MIIBWzCCAQKgAwIBAgIJAK3t9Bf8o9YWMAoGCCqGSM49BAMCMCExETAPBgNVBAoT
            CFBlbnN0b2NrMQwwCgYDVQQDEwNkYjEwIBcNMjYwMTAxMDAwMDAwWhgPMjEyNTEy
            MDgwMDAwMDBaMCExETAPBgNVBAoTCFBlbnN0b2NrMQwwCgYDVQQDEwNkYjEwWTAT
            BgcqhkjOPQIBBggqhkjOPQMBBwNCAAS62JGlTEvnezM/oRx50sJgOZWQs0uLB5L0
            QomCauUSz/1jgg8w8T5JHEm9EObf/QxgnC/EB0Sdo+wGouBkmlPnoyEwHzAdBgNV
            HQ4EFgQU9zy/FAdu5LlCqWdGxYj+1QhXTPswCgYIKoZIzj0EAwIDRwAwRAIgY2jO
            CIY3o3ieobdl29NNUzjy/3dR+LY3ABK2WT6F40ACIDy7VKCfiDQ6ybLlx7rRBVrn
            dT4II3J1BMjIBAMJ8mvY
            -----END CERTIFICATE-----
            """;

    /** Alternative names db2.internal and 10.0.0.2, valid until 2027-01-01. */
    static final String NAMED_BY_ALTERNATIVE = """
            -----BEGIN CERTIFICATE-----
            MIIBXDCCAQGgAwIBAgIJAPrTokXf1f5qMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMT
            B2lnbm9yZWQwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjASMRAwDgYD
            VQQDEwdpZ25vcmVkMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEc7eRogErcm5f
            HaF2zV03nX0Wpoj9MaRA4uH2vhAlHgNG6Jx1S8qHozgAopBzUFGgsANcjBfZxgBa
            JhUeUh9fa6NAMD4wHQYDVR0OBBYEFP07GjWrzsTuiecR5eoJcroPujcFMB0GA1Ud
            EQQWMBSCDGRiMi5pbnRlcm5hbIcECgAAAjAKBggqhkjOPQQDAgNJADBGAiEAu/1z
            /8mmWy8eYGiCFVZLGjzP3B47SRGXskR9VeFMGEQCIQCCAivylD+LcQrgzudtM0Eg
            cUN2rBBS3WzHenjeGIZ+1A==
            -----END CERTIFICATE-----
            """;

    /** Subject O=Penstock without CN, and an alternative name that is a URI. */
    static final String WITHOUT_HOST = """
            -----BEGIN CERTIFICATE-----
            MIIBTjCB9aADAgECAghoO/NVJqFGETAKBggqhkjOPQQDAjATMREwDwYDVQQKEwhQ
            ZW5zdG9jazAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMBMxETAPBgNV
            BAoTCFBlbnN0b2NrMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElSpVp9SwDQSp
            eiuMjcdtTwfCDyubhUIjHcqPFxeuZb/qgOh7ebxaupVogkcCPEclyGO1kpf+WrSv
            v++j5NmeWqMzMDEwHQYDVR0OBBYEFEEfg5EVCJVrwRKTxNjIabI2IM+iMBAGA1Ud
            EQQJMAeGBXVybjp4MAoGCCqGSM49BAMCA0gAMEUCIESdfAJygo8GL8Eg3666GH2C
            QGmPp8JJZgJndSrJU2zfAiEAoeWx5cMDMlCjal50pr/uzNKVWSKhfFFh56DTFP/L
            LqU=
            -----END CERTIFICATE-----
            """;

    private FakeTls() {}

    /** @param pem the certificate of the server; null if it has shown none */
    static SSLSession session(String protocol, @Nullable String pem) {
        return (SSLSession) Proxy.newProxyInstance(
                FakeTls.class.getClassLoader(),
                new Class<?>[] {SSLSession.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getProtocol" -> protocol;
                    case "getPeerCertificates" -> {
                        if (pem == null) {
                            throw new SSLPeerUnverifiedException("peer not authenticated");
                        }
                        yield new Certificate[] {certificate(pem)};
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Certificate certificate(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
