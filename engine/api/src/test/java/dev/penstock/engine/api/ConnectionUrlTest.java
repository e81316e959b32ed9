package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Profile.Tls;
import dev.penstock.engine.api.Profile.Tls.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # text | engine | nodes | database | username | password | mode
            jdbc:postgresql://h1:5433/shop                       | POSTGRESQL | h1:5433              | shop     | -       | -         | -
            jdbc:postgresql://h1:5433,h2/shop?user=app&password=s%26t&sslmode=require | POSTGRESQL | h1:5433 h2:5432 | shop | app | s&t | REQUIRE
            jdbc:postgresql://h1/shop?ssl=true                   | POSTGRESQL | h1:5432              | shop     | -       | -         | VERIFY_FULL
            jdbc:postgresql:shop                                 | POSTGRESQL | localhost:5432       | shop     | -       | -         | -
            jdbc:postgresql:///shop                              | POSTGRESQL | localhost:5432       | shop     | -       | -         | -
            jdbc:postgresql:/                                    | POSTGRESQL | localhost:5432       | -        | -       | -         | -
            jdbc:postgresql://h1/                                | POSTGRESQL | h1:5432              | -        | -       | -         | -
            postgres://app:geheim@h1:5432/shop?sslmode=verify-full | POSTGRESQL | h1:5432            | shop     | app     | geheim    | VERIFY_FULL
            POSTGRES://h1                                        | POSTGRESQL | h1:5432              | -        | -       | -         | -
            postgresql://app@h1                                  | POSTGRESQL | h1:5432              | -        | app     | -         | -
            postgresql://h1/shop?ssl=true                        | POSTGRESQL | h1:5432              | shop     | -       | -         | REQUIRE
            postgresql://h1/shop?sslmode=allow                   | POSTGRESQL | h1:5432              | shop     | -       | -         | PREFER
            postgresql://h1/shop?sslmode=disable                 | POSTGRESQL | h1:5432              | shop     | -       | -         | DISABLE
            postgresql://[::1]:6000/shop                         | POSTGRESQL | [::1]:6000           | shop     | -       | -         | -
            postgresql://[fe80::1%eth0]/shop                     | POSTGRESQL | [fe80::1%eth0]:5432  | shop     | -       | -         | -
            postgresql://a%40b:p%40s%2Fs%3A%25@h1/the%20shop     | POSTGRESQL | h1:5432              | the shop | a@b     | p@s/s:%   | -
            postgresql://app:p@ss@h1/shop                        | POSTGRESQL | h1:5432              | shop     | app     | p@ss      | -
            postgresql://app:p/s@h1/shop                         | POSTGRESQL | h1:5432              | shop     | app     | p/s       | -
            postgresql://app:50%@h1/shop                         | POSTGRESQL | h1:5432              | shop     | app     | 50%       | -
            postgresql://app:%ff@h1/shop                         | POSTGRESQL | h1:5432              | shop     | app     | %ff       | -
            postgresql://app:pässwört@h1/shop                    | POSTGRESQL | h1:5432              | shop     | app     | pässwört  | -
            postgresql://h1/odd@name                             | POSTGRESQL | h1:5432              | odd@name | -       | -         | -
            postgresql://h1:5432/odd@name                        | POSTGRESQL | h1:5432              | odd@name | -       | -         | -
            postgresql://?user=app&dbname=shop                   | POSTGRESQL | localhost:5432       | shop     | app     | -         | -
            host=h1 port=5433 dbname=shop user=app password=x    | POSTGRESQL | h1:5433              | shop     | app     | x         | -
            host = h1,h2 port = 5433,5434 dbname=shop            | POSTGRESQL | h1:5433 h2:5434      | shop     | -       | -         | -
            host=h1,h2 port=5433 sslmode=verify-ca               | POSTGRESQL | h1:5433 h2:5433      | -        | -       | -         | VERIFY_CA
            hostaddr=::1 dbname=shop                             | POSTGRESQL | [::1]:5432           | shop     | -       | -         | -
            dbname=shop                                          | POSTGRESQL | localhost:5432       | shop     | -       | -         | -
            mysql://app:x@h1/shop                                | MYSQL      | h1:3306              | shop     | app     | x         | -
            mysql://h1/shop?ssl-mode=REQUIRED                    | MYSQL      | h1:3306              | shop     | -       | -         | REQUIRE
            jdbc:mysql://h1:3307/shop?user=app&password=x&sslMode=VERIFY_IDENTITY | MYSQL | h1:3307  | shop     | app     | x         | VERIFY_FULL
            jdbc:mysql://h1/shop?useSSL=false                    | MYSQL      | h1:3306              | shop     | -       | -         | DISABLE
            jdbc:mysql://h1/shop?useSSL=true                     | MYSQL      | h1:3306              | shop     | -       | -         | REQUIRE
            mongodb://app:p%40ss@h1:27018/shop                   | MONGODB    | mongodb://h1:27018/shop | shop  | app     | p@ss      | -
            mongodb+srv://app:x@c0.example.net/shop?retryWrites=true&w=majority | MONGODB | mongodb+srv://c0.example.net/shop?retryWrites=true&w=majority | shop | app | x | -
            mongodb://h1:27017,h2:27017/?replicaSet=rs0          | MONGODB    | mongodb://h1:27017,h2:27017/?replicaSet=rs0 | - | - | -    | -
            jdbc:sqlite:data/shop.db                             | SQLITE     | data/shop.db         | -        | -       | -         | -
            jdbc:sqlite:/srv/shop.data                           | SQLITE     | /srv/shop.data       | -        | -       | -         | -
            sqlite:shop.sqlite                                   | SQLITE     | shop.sqlite          | -        | -       | -         | -
            sqlite:///shop.db                                    | SQLITE     | shop.db              | -        | -       | -         | -
            sqlite:////srv/shop.db                               | SQLITE     | /srv/shop.db         | -        | -       | -         | -
            file:///srv/the%20shop.db                            | SQLITE     | /srv/the shop.db     | -        | -       | -         | -
            file:shop.db?mode=ro                                 | SQLITE     | shop.db              | -        | -       | -         | -
            jdbc:sqlite:file:shop.db                             | SQLITE     | shop.db              | -        | -       | -         | -
            /srv/the shop.db                                     | SQLITE     | /srv/the shop.db     | -        | -       | -         | -
            ../shop.SQLite3                                      | SQLITE     | ../shop.SQLite3      | -        | -       | -         | -
            """)
    void parse_whatPeoplePaste_isTakenApart(
            String text,
            EngineKind engine,
            String nodes,
            @Nullable String database,
            @Nullable String username,
            @Nullable String password,
            @Nullable Mode mode) {
        ConnectionUrl.Parsed parsed = parsed("  " + text + "\n");

        assertThat(parsed.engine()).isEqualTo(engine);
        assertThat(parsed.nodes().stream().map(NodeAddress::display).collect(Collectors.joining(" ")))
                .isEqualTo(nodes);
        assertThat(parsed.database()).isEqualTo(database);
        assertThat(parsed.username()).isEqualTo(username);
        assertThat(parsed.password() == null ? null : parsed.password().reveal())
                .isEqualTo(password);
        assertThat(parsed.tls() == null ? null : parsed.tls().mode()).isEqualTo(mode);
        if (password != null && password.length() > 1) {
            assertThat(parsed.toString()).doesNotContain(password);
        }
    }

    @Test
    void parse_parametersWithoutAPlace_areTold_credentialsByNameAlone() {
        assertThat(parsed("postgresql://h1/shop?connect_timeout=10&application_name=a%20b&sslpassword=hush&flag")
                        .leftOver())
                .containsExactly("connect_timeout=10", "application_name=a b", "sslpassword", "flag=");
        assertThat(parsed("jdbc:mysql://h1/shop?allowPublicKeyRetrieval=true&useSSL=perhaps&&")
                        .leftOver())
                .containsExactly("allowPublicKeyRetrieval=true", "useSSL=perhaps");
        assertThat(parsed("host=h1 sslmode=sometimes passfile=/p options='-c a=b' target_session_attrs=any")
                        .leftOver())
                .containsExactly("sslmode=sometimes", "passfile", "options=-c a=b", "target_session_attrs=any");
        assertThat(parsed("file:shop.db?mode=ro&immutable").leftOver()).containsExactly("mode=ro", "immutable=");
    }

    @Test
    void parse_mongoUrl_losesItsCredentials() {
        ConnectionUrl.Parsed parsed =
                parsed("mongodb://h1/shop?authSource=admin&tlsCertificateKeyFilePassword=hush&password=hush");

        assertThat(parsed.nodes())
                .containsExactly(new NodeAddress.Url(new Template("mongodb://h1/shop?authSource=admin")));
        assertThat(parsed.leftOver()).containsExactly("tlsCertificateKeyFilePassword", "password");
        assertThat(parsed.toString()).doesNotContain("hush");
    }

    @Test
    void parse_certificates_areTheCaOfTheProfile() {
        assertThat(parsed("postgresql://h1/shop?sslmode=verify-full&sslrootcert=/etc/ca.pem")
                        .tls())
                .isEqualTo(new Tls(Mode.VERIFY_FULL, Path.of("/etc/ca.pem")));
        assertThat(parsed("host=h1 sslrootcert=ca.pem").tls()).isEqualTo(new Tls(Mode.VERIFY_CA, Path.of("ca.pem")));
        assertThat(parsed("host=h1 sslrootcert='a\0b'").leftOver()).hasSize(1);
    }

    @Test
    void parse_keywords_knowQuotesAndBackslashes() {
        ConnectionUrl.Parsed parsed = parsed("host=h1 dbname='the shop' user=o\\'hara password='it\\'s \\\\'  ");

        assertThat(parsed.database()).isEqualTo("the shop");
        assertThat(parsed.username()).isEqualTo("o'hara");
        assertThat(parsed.password()).isNotNull();
        assertThat(parsed.password().reveal()).isEqualTo("it's \\");
        assertThat(parsed("host=h1 dbname=''").database()).isNull();
    }

    @Test
    void parse_passwordTwice_theLastCounts() {
        ConnectionUrl.Parsed parsed = parsed("postgresql://app:one@h1/shop?password=two");

        assertThat(parsed.password()).isNotNull();
        assertThat(parsed.password().reveal()).isEqualTo("two");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | found nothing                                  | 1
            hello                               | found a text that is not a connection URL         | 1
            ftp://h1/x                          | found a text that is not a connection URL         | 1
            C:\\data\\shop.txt                  | found a text that is not a connection URL         | 1
            mariadb://h1/shop                   | found a URL of MariaDB                         | 1
            jdbc:mariadb://h1/shop              | found a URL of MariaDB                         | 1
            jdbc:oracle:thin:@h1:1521:x         | found a URL of Oracle                          | 1
            jdbc:sqlserver://h1;database=x      | found a URL of SQL Server                      | 1
            postgresql://app:hush@h 1/shop      | found something other than a host and a port    | 23
            postgresql://h1:99999/shop          | found the port 99999                           | 17
            postgresql://h1:0/shop              | found the port 0                               | 17
            postgresql://h1,::1/shop            | found something other than a host and a port    | 17
            mongodb:h1                          | found no // after the scheme                  | 9
            mongodb://app:hush@/shop            | found no host                                  | 20
            host=h1 dbname                      | found a word without a value                   | 9
            host=h1 password='hush              | found a quote that is not closed               | 18
            host=/var/run/postgresql dbname=x   | found the folder of a Unix socket             | 6
            host=h1,h2 port=1,2,3               | found 3 ports for 2 hosts                      | 17
            host=h1 port=hush                   | found something other than a host and a port    | 6
            sqlite::memory:                     | found an in-memory database                     | 8
            sqlite:                             | found no file                                  | 8
            """)
    void parse_whatIsNone_saysSoAndWhere(String text, String found, int column) {
        ConnectionUrl parsed = ConnectionUrl.parse(text);

        assertThat(parsed).isInstanceOfSatisfying(ConnectionUrl.Invalid.class, fault -> {
            assertThat(fault.found()).isEqualTo(found);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.advice()).isNotBlank().doesNotContain("hush");
        });
    }

    @Test
    void parse_ofMariaDb_saysWhatItIsNot() {
        assertThat(ConnectionUrl.parse("mariadb://h1/shop"))
                .isInstanceOfSatisfying(
                        ConnectionUrl.Invalid.class,
                        fault -> assertThat(fault.advice()).contains("which differs from MySQL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\data\\shop.db", "c:/data/shop.sqlite"})
    void parse_ofAWindowsPath_isAFile(String text) {
        assertThat(parsed(text).nodes()).isEqualTo(List.of(new NodeAddress.File(Path.of(text))));
    }

    private static ConnectionUrl.Parsed parsed(String text) {
        ConnectionUrl parsed = ConnectionUrl.parse(text);
        assertThat(parsed).as(text).isInstanceOf(ConnectionUrl.Parsed.class);
        return (ConnectionUrl.Parsed) parsed;
    }
}
