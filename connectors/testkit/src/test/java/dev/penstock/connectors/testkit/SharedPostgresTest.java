package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedPostgresTest {
    private static final PostgresServer SERVER = ExternalPostgres.at("db1", "a test's server");

    @Test
    void sources_byDefault_areAddressThenOwnThenDocker() {
        assertThat(names(SharedPostgres.sources(null, "")))
                .containsExactly("the address in PENSTOCK_TEST_POSTGRESQL", "a local PostgreSQL 18", "Docker");
    }

    @Test
    void sources_dockerWanted_comesFirst() {
        assertThat(names(SharedPostgres.sources(null, "docker")))
                .containsExactly("Docker", "the address in PENSTOCK_TEST_POSTGRESQL", "a local PostgreSQL 18");
    }

    @Test
    void sources_unknownOrder_saysWhatToWrite() {
        assertThatThrownBy(() -> SharedPostgres.sources(null, "podman"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dpenstock.servers=podman is unknown: omit it, or write docker");
    }

    @Test
    void find_firstHasNone_takesTheNext() {
        PostgresServer found = SharedPostgres.find(List.of(
                new SharedPostgres.ConfiguredPostgres(" "),
                new SharedPostgres.LocalPostgres(() -> SERVER),
                new SharedPostgres.LocalPostgres(() -> {
                    throw new AssertionError("asked for no need");
                })));

        assertThat(found).isSameAs(SERVER);
    }

    @Test
    void find_nobodyHasOne_saysWhatWasTried() {
        List<PostgresSource> sources = List.of(
                new SharedPostgres.ConfiguredPostgres(null),
                new SharedPostgres.LocalPostgres(() -> {
                    throw new IllegalStateException("no binaries for this system");
                }),
                new DockerPostgres(() -> false));

        assertThatThrownBy(() -> SharedPostgres.find(sources))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No PostgreSQL for the tests. Tried the address in PENSTOCK_TEST_POSTGRESQL: not set; "
                        + "a local PostgreSQL 18: no binaries for this system; Docker: the daemon does not answer")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));
    }

    @Test
    void find_givenAddressDoesNotAnswer_failsWithoutTryingOthers() {
        List<PostgresSource> sources = List.of(
                new SharedPostgres.ConfiguredPostgres(Ports.HOST + ":" + Ports.free()),
                new SharedPostgres.LocalPostgres(() -> SERVER));

        assertThatThrownBy(() -> SharedPostgres.find(sources))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PENSTOCK_TEST_POSTGRESQL");
    }

    private static List<String> names(List<PostgresSource> sources) {
        return sources.stream().map(PostgresSource::name).toList();
    }
}
