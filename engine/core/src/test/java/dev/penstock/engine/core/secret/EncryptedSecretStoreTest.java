package dev.penstock.engine.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.SecretStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedSecretStoreTest {
    private static final String VALUE = "hünter2 🔑";

    @TempDir
    private Path folder;

    private Path workspace;
    private Path keyFile;
    private Path secrets;
    private SecretStore store;

    @BeforeEach
    void open() {
        workspace = folder.resolve("project/penstock.yaml");
        keyFile = folder.resolve("home/penstock/secret.key");
        secrets = folder.resolve("project/.penstock/secrets");
        store = EncryptedSecretStore.beside(workspace, keyFile, Map.of("ORDERS_PASSWORD", VALUE));
    }

    @Test
    void set_newSecret_isToldAndListed() {
        Instant before = Instant.now().minusMillis(1);

        set("orders/app", VALUE);
        set("events", "other");

        assertThat(resolve("secret", "orders/app")).isEqualTo(VALUE);
        assertThat(store.list()).extracting(SecretStore.Entry::name).containsExactly("events", "orders/app");
        assertThat(store.list().getFirst().changedAt()).isBetween(before, Instant.now());
    }

    @Test
    void set_again_replacesTheValue() {
        set("orders/app", "old");
        set("orders/app", VALUE);

        assertThat(resolve("secret", "orders/app")).isEqualTo(VALUE);
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void set_secret_isEncryptedAndForTheOwnerOnly() throws IOException {
        set("orders/app", VALUE);

        byte[] bytes = Files.readAllBytes(secrets);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("penstock-secrets 1\n")
                .doesNotContain("hünter2")
                .doesNotContain("orders");
        assertThat(permissions(secrets)).isEqualTo("rw-------");
        assertThat(permissions(keyFile)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("home/penstock"))).isEqualTo("rwx------");
    }

    @Test
    void remove_secret_isGone() {
        set("orders/app", VALUE);

        assertThat(store.remove("orders/app")).isTrue();
        assertThat(store.remove("orders/app")).isFalse();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void list_withoutAStore_isEmptyAndMakesNone() {
        assertThat(store.list()).isEmpty();
        assertThat(store.remove("orders/app")).isFalse();
        assertThat(secrets).doesNotExist();
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void set_byAnotherStoreOfTheSameFile_isSeen() {
        EncryptedSecretStore.beside(workspace, keyFile, Map.of()).set("orders/app", Secret.of(VALUE));

        assertThat(resolve("secret", "orders/app")).isEqualTo(VALUE);
    }

    @Test
    void set_fromManyThreads_losesNothing() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String name = "s" + i;
            threads.add(Thread.ofVirtual()
                    .start(() -> EncryptedSecretStore.beside(workspace, keyFile, Map.of())
                            .set(name, Secret.of(name + name))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(store.list()).hasSize(16);
        assertThat(resolve("secret", "s7")).isEqualTo("s7s7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a b", "ä", "a}", "-a", "a#b"})
    void set_nameThatNoneCanHave_isRefused(String name) {
        assertFails(
                ErrorCode.SECRET_NAME, () -> store.set(name, Secret.of(VALUE)), "'" + name + "'", "such as orders/app");
        assertThat(SecretNames.valid("a".repeat(201))).isFalse();
    }

    @Test
    void set_valueThatNoneCanHave_isRefused() {
        assertFails(ErrorCode.SECRET_VALUE, () -> set("a", ""), "has 0 characters");
        assertFails(ErrorCode.SECRET_VALUE, () -> set("a", "x".repeat(65_537)), "has 65537 characters");
        assertFails(ErrorCode.SECRET_VALUE, () -> set("a", "\uD800"), "an unpaired surrogate");
        set("a", "x".repeat(65_536));
        assertThat(resolve("secret", "a")).hasSize(65_536);
    }

    @Test
    void resolve_missingSecret_namesTheNearestAndTheCommand() {
        set("orders/app", VALUE);

        assertFails(
                ErrorCode.SECRET_MISSING,
                () -> resolve("secret", "orders/ap"),
                "has no secret ${secret:orders/ap}",
                "The most similar name is 'orders/app'.",
                "penstock secret set orders/ap");
        assertFails(ErrorCode.SECRET_MISSING, () -> resolve("secret", "xyz"), "penstock secret set xyz");
    }

    @Test
    void resolve_variable_isToldOrMissed() {
        assertThat(resolve("env", "ORDERS_PASSWORD")).isEqualTo(VALUE);
        assertFails(
                ErrorCode.SECRET_MISSING,
                () -> resolve("env", "NOPE"),
                "There is no environment variable for ${env:NOPE}",
                "Set NOPE in the environment");
    }

    @ParameterizedTest
    @ValueSource(strings = {VALUE, VALUE + "\n", VALUE + "\r\n"})
    void resolve_file_cutsOneLineEnd(String content) throws IOException {
        Files.createDirectories(workspace.resolveSibling("run"));
        Path file = Files.writeString(workspace.resolveSibling("run/pass"), content);

        assertThat(resolve("file", "run/pass")).isEqualTo(VALUE);
        assertThat(resolve("file", file.toString())).isEqualTo(VALUE);
    }

    @Test
    void resolve_file_mayHaveAnyName() throws IOException {
        Files.createDirectories(workspace.getParent());
        Files.writeString(workspace.resolveSibling("a#b"), "\n");

        assertThat(resolve("file", "a", "b")).isEmpty();
        assertThat(resolve("file", "a#b")).isEmpty();
    }

    @Test
    void resolve_fileThatWillNotDo_saysWhy() throws IOException {
        Files.createDirectories(workspace.resolveSibling("run"));
        Files.write(workspace.resolveSibling("big"), new byte[65_537]);
        Files.write(workspace.resolveSibling("latin"), new byte[] {(byte) 0xFC});

        assertFails(ErrorCode.SECRET_MISSING, () -> resolve("file", "no"), "There is no file for ${file:no}");
        assertFails(ErrorCode.SECRET_MISSING, () -> resolve("file", "big"), "has more than 65536 bytes");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, () -> resolve("file", "latin"), "is not UTF-8 text");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, () -> resolve("file", "run"), "cannot be read");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, () -> resolve("file", "a\0b"), "cannot be read");
    }

    @Test
    void resolve_otherKinds_saysWhatThereIs() {
        assertFails(
                ErrorCode.NOT_YET,
                () -> resolve("vault", "kv/a", "b"),
                "does not support vaults yet",
                "${vault:kv/a#b}");
        assertFails(
                ErrorCode.SECRET_MISSING, () -> resolve("xyz", "a"), "The kind of the reference ${xyz:a} is unknown");
    }

    @Test
    void resolve_damagedStore_saysSo() throws IOException {
        set("orders/app", VALUE);
        byte[] bytes = Files.readAllBytes(secrets);
        bytes[bytes.length - 1] ^= 1;
        Files.write(secrets, bytes);

        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "The secret store " + secrets + " is damaged");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, () -> set("a", "b"), "is damaged");
        Files.writeString(secrets, "penstock-secrets 1\n");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "is damaged");
        Files.writeString(secrets, "");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "is damaged");
        Files.writeString(secrets, "orders/app: hunter2");
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "is damaged");
    }

    @Test
    void resolve_storeOfANewerVersion_saysSo() throws IOException {
        set("orders/app", VALUE);
        byte[] bytes = Files.readAllBytes(secrets);
        bytes["penstock-secrets ".length()] = '2';
        Files.write(secrets, bytes);

        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "written by a newer version of Penstock");
    }

    @Test
    void resolve_wrongKey_saysSo() {
        set("orders/app", VALUE);
        Path other = folder.resolve("other.key");
        EncryptedSecretStore.beside(folder.resolve("elsewhere/penstock.yaml"), other, Map.of())
                .set("a", Secret.of("b"));
        SecretStore wrong = EncryptedSecretStore.beside(workspace, other, Map.of());

        assertFails(
                ErrorCode.SECRET_STORE_UNREADABLE,
                wrong::list,
                "was written with another key than " + other,
                "PENSTOCK_SECRET_KEY_FILE");
    }

    @Test
    void resolve_missingKey_saysSoAndMakesNoOther() throws IOException {
        set("orders/app", VALUE);
        Files.delete(keyFile);

        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "is missing: there is no " + keyFile);
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, () -> set("a", "b"), "is missing");
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void resolve_keyThatOthersCanRead_isRefused() throws IOException {
        set("orders/app", VALUE);
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));

        assertFails(
                ErrorCode.SECRET_STORE_UNREADABLE,
                store::list,
                "is readable for other users (rw-r-----)",
                "chmod 600 " + keyFile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "penstock-key 1\n", "penstock-key 1\n5 AAAA\n"})
    void resolve_damagedKey_saysSo(String content) throws IOException {
        set("orders/app", VALUE);
        Files.writeString(keyFile, content);

        assertFails(
                ErrorCode.SECRET_STORE_UNREADABLE,
                store::list,
                "The key of the secret store, " + keyFile,
                "is damaged");
    }

    @Test
    void resolve_keyWithOneByteChanged_saysSo() throws IOException {
        set("orders/app", VALUE);
        String key = Files.readString(keyFile);

        for (String changed : List.of(
                key.replace("key 1", "key 2"),
                key.replaceFirst("\n[0-9]+ ", "\nx "),
                key.substring(0, key.length() - 3) + "*=\n")) {
            Files.writeString(keyFile, changed);
            assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "is damaged");
        }
    }

    @Test
    void resolve_keyOrStoreThatIsAFolder_saysSo() throws IOException {
        set("orders/app", VALUE);
        Files.delete(keyFile);
        Files.createDirectory(
                keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertFails(
                ErrorCode.SECRET_STORE_UNREADABLE,
                store::list,
                "The key of the secret store, " + keyFile,
                "cannot be read");
        Files.delete(secrets);
        Files.createDirectory(secrets);
        assertFails(ErrorCode.SECRET_STORE_UNREADABLE, store::list, "The secret store " + secrets + " cannot be read");
    }

    @Test
    void beside_workspaceFile_isTheUsersStore() {
        assertThat(EncryptedSecretStore.beside(workspace).list()).isEmpty();
    }

    @Test
    void keyFile_ofUser_followsTheEnvironment() {
        Path home = Path.of(System.getProperty("user.home"));

        assertThat(KeyFile.ofUser(Map.of()).toString())
                .isEqualTo(home.resolve(".local/share/penstock/secret.key").toString());
        assertThat(KeyFile.ofUser(Map.of("XDG_DATA_HOME", "relative")).toString())
                .isEqualTo(home.resolve(".local/share/penstock/secret.key").toString());
        assertThat(KeyFile.ofUser(Map.of("XDG_DATA_HOME", "/data")).toString()).isEqualTo("/data/penstock/secret.key");
        assertThat(KeyFile.ofUser(Map.of("XDG_DATA_HOME", "/data", "PENSTOCK_SECRET_KEY_FILE", "/run/key"))
                        .toString())
                .isEqualTo("/run/key");
    }

    private void set(String name, String value) {
        store.set(name, Secret.of(value));
    }

    private String resolve(String scheme, String path) {
        return resolve(scheme, path, null);
    }

    private String resolve(String scheme, String path, @Nullable String key) {
        try (Secret secret = store.resolve(new SecretRef(scheme, path, key))) {
            return secret.reveal();
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SecretException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("unter2");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
