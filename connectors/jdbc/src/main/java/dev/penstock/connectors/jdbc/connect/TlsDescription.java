package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.Profile;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Describes how a connection is encrypted, and the certificate of the server. */
final class TlsDescription {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)+)");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private TlsDescription() {}

    /** {@code TLS 1.3, certificate of db1, valid until 2027-03-01, not checked because the mode is prefer}. */
    static String of(SSLSession session, Profile.Tls.Mode mode) {
        String protocol = session.getProtocol().replace("TLSv", "TLS ");
        return certificate(session)
                .map(shown -> protocol + ", certificate of " + name(shown) + ", valid until " + until(shown) + ", "
                        + checked(mode))
                .orElse(protocol + ", no certificate");
    }

    private static Optional<X509Certificate> certificate(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static LocalDate until(X509Certificate shown) {
        return shown.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String checked(Profile.Tls.Mode mode) {
        return switch (mode) {
            case VERIFY_FULL -> "signed by a trusted authority and valid for this host";
            case VERIFY_CA -> "signed by a trusted authority, its name not checked because the mode is verify-ca";
            case DISABLE, PREFER, REQUIRE ->
                "not checked because the mode is " + mode.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The host that it is valid for: its first alternative name, or the name of its subject. */
    private static String name(X509Certificate shown) {
        try {
            Collection<List<?>> others = shown.getSubjectAlternativeNames();
            if (others != null) {
                for (List<?> each : others) {
                    if (each.getFirst() instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS)) {
                        return String.valueOf(each.get(1));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            // the subject has a name too
        }
        String subject = shown.getSubjectX500Principal().getName();
        Matcher common = COMMON_NAME.matcher(subject);
        return common.find() ? common.group(1) : subject;
    }
}
