package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate authority for one test, and a server certificate that it signed, as PEM.
 *
 * @param authorityPem the certificate of the authority, for the client's trust
 * @param serverPem the server's certificate
 * @param serverKeyPem the server's private key, PKCS #8, not encrypted
 */
record Certificates(String authorityPem, String serverPem, String serverKeyPem) {
    private static final String PASSWORD = "only-for-this-test";
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    /**
     * Creates new certificates with the JDK's keytool. Deletes the key store afterwards.
     *
     * @param names the host names and IPv4 addresses in the server's certificate
     */
    static Certificates make(Path folder, List<String> names) throws IOException {
        Path store = folder.resolve("certificates.p12");
        try {
            ProcessRunner.must(generate(store, AUTHORITY, List.of("-ext", "bc:critical=ca:true")));
            String alternatives = names.stream().map(Certificates::alternative).collect(Collectors.joining(","));
            ProcessRunner.must(generate(store, SERVER, List.of("-signer", AUTHORITY, "-ext", "san=" + alternatives)));
            return read(store);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static List<String> generate(Path store, String alias, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=Penstock test " + alias));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "7"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        command.addAll(more);
        return command;
    }

    private static String alternative(String name) {
        boolean address = name.matches("[0-9.]+");
        return (address ? "ip:" : "dns:") + name;
    }

    private static Certificates read(Path file) {
        return Unchecked.get("read the certificates of keytool", () -> {
            try (InputStream in = Files.newInputStream(file)) {
                char[] password = PASSWORD.toCharArray();
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password);
                return new Certificates(
                        pem("CERTIFICATE", store.getCertificate(AUTHORITY).getEncoded()),
                        pem("CERTIFICATE", store.getCertificate(SERVER).getEncoded()),
                        pem("PRIVATE KEY", store.getKey(SERVER, password).getEncoded()));
            }
        });
    }

    private static String pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
