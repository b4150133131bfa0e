package io.pgcluster.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.TlsMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsnFactoryTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of("USER", "somebody");

    @Test
    void readsUri() throws IOException {
        Dsn dsn =
                dsn("postgresql://monitor:s%40cret%2F%3F@db-1:6000/app%20one?sslmode=verify-full&sslrootcert=/ca.crt");

        assertThat(dsn.host()).isEqualTo("db-1");
        assertThat(dsn.port()).isEqualTo(6000);
        assertThat(dsn.database()).isEqualTo("app one");
        assertThat(dsn.user()).isEqualTo("monitor");
        assertThat(dsn.password().read()).contains("s@cret/?");
        assertThat(dsn.tls().mode()).isEqualTo(TlsMode.VERIFY_FULL);
        assertThat(dsn.tls().files().authorities()).contains(Path.of("/ca.crt"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "postgresql://m:p@ss@h/d,           p@ss",
                "postgresql://m:p:ss@h/d,           p:ss",
                "postgresql://m:p%25ss@h/d,         p%ss",
                "postgresql://m:p/ss@h/d,           p/ss",
                "postgresql://m:p?ss@h/d,           p?ss",
                "postgresql://m:p#ss@h/d,           p#ss",
                "postgres://m:%C3%A4%20%22@h/d,     ä \"",
                "user=m password='it\\'s' host=h,   it's",
                "user=m password=a\\ b host=h,      a b",
                "user=m password='a=b &c' host=h,   a=b &c",
                "user=m password = ä\\\\x host = h, ä\\x",
            })
    void readsPasswordWithAnyCharacter(String text, String password) throws IOException {
        Dsn dsn = dsn(text);

        assertThat(dsn.password().read()).contains(password);
        assertThat(dsn.host()).isEqualTo("h");
        assertThat(dsn.user()).isEqualTo("m");
    }

    @Test
    void usesTheDefaultsOfLibpq() throws IOException {
        Dsn dsn = dsn("postgresql://");

        assertThat(dsn).hasToString("postgresql://somebody@localhost:5432/somebody");
        assertThat(dsn.tls().mode()).isEqualTo(TlsMode.PREFER);
        assertThat(dsn.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(dsn.password().read()).isEmpty();
    }

    @Test
    void usesLibpqsVariablesForWhatTheStringDoesNotSet() throws IOException {
        Map<String, String> environment = Map.of(
                "PGHOST",
                "h",
                "PGPORT",
                "7",
                "PGUSER",
                "u",
                "PGPASSWORD",
                "p",
                "PGDATABASE",
                "d",
                "PGSSLMODE",
                "disable");
        Dsn dsn = new DsnFactory(environment, "test", Duration.ofSeconds(2))
                .dsn(ConnectionString.parse("port=8"), Optional.empty(), Optional.empty());

        assertThat(dsn).hasToString("postgresql://u@h:8/d");
        assertThat(dsn.password().read()).contains("p");
        assertThat(dsn.tls().mode()).isEqualTo(TlsMode.DISABLE);
    }

    @Test
    void readsIpv6Address() {
        assertThat(dsn("postgresql://m@[2001:db8::1]:5433/d").address()).isEqualTo("[2001:db8::1]:5433");
        assertThat(dsn("postgresql://m@[::1]/d").address()).isEqualTo("[::1]:5432");
    }

    @Test
    void queryMayHoldAnAt() {
        assertThat(dsn("postgresql://db-1/d?user=m@x&connect_timeout=7"))
                .hasToString("postgresql://m@x@db-1:5432/d")
                .satisfies(dsn -> assertThat(dsn.connectTimeout()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void requiredTlsWithAnAuthorityAsksIt() {
        assertThat(dsn("host=h sslmode=require sslrootcert=/ca.crt sslcert=/c.crt sslkey=/c.key")
                        .tls())
                .satisfies(tls -> assertThat(tls.mode()).isEqualTo(TlsMode.VERIFY_CA))
                .satisfies(tls -> assertThat(tls.files().certificate()).contains(Path.of("/c.crt")))
                .satisfies(tls -> assertThat(tls.files().key()).contains(Path.of("/c.key")));
        assertThat(dsn("host=h sslmode=require").tls().mode()).isEqualTo(TlsMode.REQUIRE);
    }

    @Test
    void givenPasswordWinsOverTheOneInTheString() throws IOException {
        Dsn dsn = new DsnFactory(NO_ENVIRONMENT, "test", Duration.ofSeconds(2))
                .dsn(
                        ConnectionString.parse("postgresql://m:old@h/d"),
                        Optional.of(PasswordSource.of("new")),
                        Optional.empty());

        assertThat(dsn.password().read()).contains("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=h password='s3cret",
                "host=h s3cret",
                "postgresql://m:s3cret%zz@h/d",
                "postgresql://m:s3cret@a,b/d",
                "postgresql://m:s3cret@h:99999/d",
                "postgresql://m:s3cret@h:x/d",
                "postgresql://m:s3cret@[::1/d",
                "postgresql://m:s3cret@h/d?sslmode=s3cret",
                "postgresql://m:s3cret@h/d?passfile=s3cret",
                "postgresql://m:s3cret@h/d?s3cret",
                "host=@s3cret user=m",
                "\"postgresql://m:s3cret@h/d\"",
                "mysql://m:s3cret@h/d",
                "",
                "s3cret",
            })
    void refusalNeverQuotesWhatMayBeASecret(String text) {
        assertThatThrownBy(() -> dsn(text))
                .isInstanceOf(ConnectionStringException.class)
                .hasMessageContaining("expected")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aUriOfAnotherKindIsCalledOne() {
        assertThatThrownBy(() -> dsn("mysql://m:s3cret@h/d")).hasMessageContaining("a URI of another kind");
    }

    @Test
    void nothingThatIsPrintedShowsThePassword() {
        assertThat(dsn("postgresql://m:s3cret@h/d")).asString().doesNotContain("s3cret");
        assertThat(ConnectionString.parse("postgresql://m:s3cret@h/d"))
                .asString()
                .doesNotContain("s3cret");
    }

    private static Dsn dsn(String text) {
        return new DsnFactory(NO_ENVIRONMENT, "test", Duration.ofSeconds(2))
                .dsn(ConnectionString.parse(text), Optional.empty(), Optional.empty());
    }
}
