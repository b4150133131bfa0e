package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.TlsFiles;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.config.ConnectionString;
import io.pgcluster.exporter.config.DsnFactory;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.Lease;
import io.pgcluster.exporter.server.Place;
import io.pgcluster.exporter.server.Server;
import io.pgcluster.exporter.server.ServerLimits;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server that lets {@code watcher} in by certificate and {@code postgres} by SCRAM, and what options of a connection do there. */
class SecuredServerIT {
    private static final String PASSWORD = "key-password";
    private static final ScheduledExecutorService HOUSEKEEPING = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    private static @Nullable Path folder;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        Path home = BuildBinaries.homeOrSkip(17);
        TestAuthority authority = new TestAuthority("authority");
        write("ca.crt", authority.pem());
        TestAuthority.Identity own = authority.issue("db.test");
        TlsFiles files = new TlsFiles(
                write("server.crt", own.certificatePem()),
                write("server.key", own.keyPem()),
                Optional.of(folder().resolve("ca.crt")));
        server = EmbeddedPostgres.start(home, Path.of("target/servers"), ServerSettings.DEFAULT.tls(files));
        keys(authority.issue("watcher"));
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE watcher LOGIN");
        }
        Path rules = server.dataDirectory().resolve("pg_hba.conf");
        Files.writeString(rules, """
                hostssl all watcher all cert
                host all all all scram-sha-256
                """);
        server.configure(Map.of());
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!connects("user=watcher sslcert=DIR/watcher.crt sslkey=DIR/pkcs8.key")) {
            assertThat(System.nanoTime()).as("the rules are read").isLessThan(end);
        }
    }

    @AfterAll
    static void stop() {
        HOUSEKEEPING.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    private static void keys(TestAuthority.Identity watcher) throws Exception {
        write("watcher.crt", watcher.certificatePem());
        write("pkcs8.key", watcher.keyPem());
        PrivateKey key = watcher.keys().getPrivate();
        Files.write(folder().resolve("der.key"), key.getEncoded());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(
                    key,
                    new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                            .setProvider(new BouncyCastleProvider())
                            .setPassword(PASSWORD.toCharArray())
                            .build()));
        }
        write("encrypted.key", text.toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("watcher", key, PASSWORD.toCharArray(), new X509Certificate[] {watcher.certificate()});
        try (var out = Files.newOutputStream(folder().resolve("watcher.p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslcert=DIR/watcher.crt sslkey=DIR/pkcs8.key",
                "sslcert=DIR/watcher.crt sslkey=DIR/der.key",
                "sslcert=DIR/watcher.crt sslkey=DIR/encrypted.key sslpassword=key-password",
                "sslkey=DIR/watcher.p12 sslpassword=key-password",
                "sslcert=DIR/watcher.crt sslkey=DIR/pkcs8.key sslmode=require",
                "sslcert=DIR/watcher.crt sslkey=DIR/pkcs8.key sslnegotiation=direct",
                "sslcert=DIR/watcher.crt sslkey=DIR/pkcs8.key require_auth=none",
            })
    void aCertificateNeedsNoPassword(String options) throws SQLException {
        assertThat(asked("user=watcher " + options, "SELECT current_user")).isEqualTo("watcher");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslcert=DIR/watcher.crt sslkey=DIR/encrypted.key                     | is encrypted and no password",
                "sslcert=DIR/watcher.crt sslkey=DIR/encrypted.key sslpassword=wrong   | cannot be decrypted",
                "sslcert=DIR/watcher.crt sslkey=DIR/none.key                          | there is no file",
                "sslcert=DIR/watcher.crt sslkey=DIR/watcher.crt                       | holds no private key",
                "sslcert=DIR/pkcs8.key sslkey=DIR/pkcs8.key                           | holds no certificate",
                "sslkey=DIR/watcher.p12 sslpassword=wrong                             | cannot be opened as PKCS #12",
                "sslcert=DIR/watcher.crt sslkey=DIR/pkcs8.key sslcertmode=disable     | certificate",
            })
    void saysWhichFileCannotBeUsedAndWhy(String options, String reason) {
        assertThatThrownBy(() -> asked("user=watcher " + options, "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(reason)
                .satisfies(failure ->
                        assertThat(failure.getMessage()).doesNotContainPattern("[a-z]+\\.[a-z]+\\.[A-Za-z.]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "ssl_min_protocol_version=TLSv1.3, TLSv1.3",
        "ssl_max_protocol_version=TLSv1.2, TLSv1.2",
    })
    void offersTheVersionsOfTlsThatAreAskedFor(String option, String version) throws SQLException {
        assertThat(asked(password() + option, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require_auth=scram-sha-256",
                "require_auth=!password,!md5",
                "channel_binding=require",
                "channel_binding=disable",
                "target_session_attrs=read-write",
                "target_session_attrs=primary",
                "sslsni=0",
                "keepalives=0",
                "gssencmode=prefer",
            })
    void connectsWhereTheServerDoesAsTheOptionAsks(String option) throws SQLException {
        assertThat(asked(password() + option, "SELECT current_user")).isEqualTo("postgres");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "require_auth=md5",
                "require_auth=none",
                "require_auth=!scram-sha-256",
                "channel_binding=require sslmode=disable",
                "target_session_attrs=standby",
                "target_session_attrs=read-only",
            })
    void connectsNotWhereTheServerDoesOtherwise(String option) {
        assertThatThrownBy(() -> asked(password() + option, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void showsTheNameThatIsGiven() throws SQLException {
        assertThat(asked(password() + "application_name=mine", "SHOW application_name"))
                .isEqualTo("mine");
    }

    @Test
    void verifiesTheNameAndConnectsToTheAddress() throws SQLException {
        String named = "host=db.test hostaddr=127.0.0.1 port=" + server.port() + " " + password();
        assertThat(read(dsn(named), "SELECT 1")).isEqualTo("1");
        assertThatThrownBy(() -> read(dsn(named.replace("db.test", "other.test")), "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("other.test");
    }

    @Test
    void aHostThatCannotBeResolvedIsNamed() {
        assertThatThrownBy(() -> read(dsn("host=none.invalid " + password()), "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the host name none.invalid cannot be resolved");
    }

    @Test
    void probesWithACertificateAndNoPassword() throws Exception {
        Path file = write("exporter.yaml", """
                probe: {allow: ['127.0.0.1:*']}
                auth_modules:
                  certificate:
                    type: userpass
                    userpass: {username: watcher}
                    options: {sslmode: verify-full, sslrootcert: 'DIR/ca.crt', sslcert: 'DIR/watcher.crt', sslkey: 'DIR/pkcs8.key'}
                """.replace("DIR", folder().toString()));
        try (StartedExporter exporter = StartedExporter.start(Map.of(), "--config.file=" + file)) {
            assertThat(exporter.get("/probe?auth_module=certificate&target=127.0.0.1:" + server.port() + "/postgres")
                            .body())
                    .contains("\npg_up 1\n");
        }
    }

    private static boolean connects(String options) {
        try {
            return !asked(options, "SELECT 1").isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    private static String password() {
        return "user=postgres password='" + server.password() + "' sslrootcert='" + folder()
                + "/ca.crt' dbname=postgres" + " sslmode=verify-full ";
    }

    private static String asked(String options, String sql) throws SQLException {
        String text = "host=127.0.0.1 port=" + server.port() + " dbname=postgres "
                + (options.contains("sslmode") ? "" : "sslmode=verify-full ") + "sslrootcert=DIR/ca.crt " + options;
        return read(dsn(text.replace("DIR", folder().toString())), sql);
    }

    private static Dsn dsn(String text) {
        return new DsnFactory(Map.of(), "test", Duration.ofSeconds(5))
                .dsn(ConnectionString.parse(text), Optional.empty(), Optional.empty());
    }

    private static String read(Dsn dsn, String sql) throws SQLException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(15));
        try (Server watched = new Server(dsn, ServerLimits.defaults(), HOUSEKEEPING);
                Lease lease = watched.lease(Place.own("postgres"), deadline);
                Statement statement = lease.session(deadline).connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Path folder() {
        return Objects.requireNonNull(folder, "made before the first test");
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder().resolve(name), text);
    }
}
