package io.pgcluster.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.Route;
import io.pgcluster.exporter.server.TlsMode;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter that libpq 18 has is honoured or refused by its name. */
class LibpqParametersTest {
    /** As {@code PQconndefaults} of libpq 18 lists them, with a value that is not what holds anyway. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service            | prod             | refused",
                "servicefile        | /f               | refused",
                "user               | other            | honoured",
                "password           | other            | honoured",
                "passfile           | /f               | refused",
                "channel_binding    | require          | honoured",
                "connect_timeout    | 7                | honoured",
                "dbname             | other            | honoured",
                "host               | other            | honoured",
                "hostaddr           | 10.0.0.5         | honoured",
                "port               | 6543             | honoured",
                "client_encoding    | LATIN1           | refused",
                "options            | -c geqo=off      | honoured",
                "application_name   | other            | honoured",
                "fallback_application_name | other     | honoured",
                "keepalives         | 0                | honoured",
                "keepalives_idle    | 5                | refused",
                "keepalives_interval | 5               | refused",
                "keepalives_count   | 5                | refused",
                "tcp_user_timeout   | 5                | refused",
                "sslmode            | require          | honoured",
                "sslnegotiation     | direct           | refused",
                "sslcompression     | 1                | refused",
                "sslcert            | /f               | refused",
                "sslkey             | /f               | refused",
                "sslcertmode        | require          | refused",
                "sslrootcert        | /f               | honoured",
                "sslcrl             | /f               | refused",
                "sslcrldir          | /f               | refused",
                "sslsni             | 0                | honoured",
                "sslkeylogfile      | /f               | refused",
                "requirepeer        | postgres         | refused",
                "require_auth       | scram-sha-256    | honoured",
                "min_protocol_version | 3.2            | refused",
                "max_protocol_version | 2.0            | refused",
                "ssl_min_protocol_version | TLSv1.3    | honoured",
                "ssl_max_protocol_version | TLSv1.2    | honoured",
                "gssencmode         | require          | honoured",
                "krbsrvname         | other            | honoured",
                "gsslib             | gssapi           | honoured",
                "gssdelegation      | 1                | refused",
                "replication        | database         | refused",
                "target_session_attrs | read-write     | honoured",
                "load_balance_hosts | random           | refused",
                "scram_client_key   | x                | refused",
                "scram_server_key   | x                | refused",
                "oauth_issuer       | x                | refused",
                "oauth_client_id    | x                | refused",
                "oauth_client_secret | x               | refused",
                "oauth_scope        | x                | refused",
            })
    void isHonouredOrRefusedByItsName(String name, String value, String outcome) {
        String text = "host=h user=u password=p dbname=d " + (name.equals("host") ? "" : "port=5432 ") + name + "='"
                + value + "'";
        if (outcome.equals("refused")) {
            assertThatThrownBy(() -> dsn(text))
                    .isInstanceOf(ConnectionStringException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("expected");
        } else {
            assertThat(dsn(text)).isNotEqualTo(dsn("host=h user=u password=p dbname=d port=5432"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sslmod=verify-full", "require_auht=none", "search_path=app", "ssl=true", "currentSchema=a"})
    void refusesAParameterThatLibpqDoesNotHave(String pair) {
        assertThatThrownBy(() -> dsn("postgresql://u@h/d?" + pair))
                .isInstanceOf(ConnectionStringException.class)
                .hasMessageContaining(pair.substring(0, pair.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PGREQUIREAUTH            | none,bogus",
                "PGSSLMINPROTOCOLVERSION  | TLSv9",
                "PGSERVICE                | prod",
                "PGSSLCRL                 | /f",
                "PGREQUIREPEER            | postgres",
                "PGSSLCERTMODE            | require",
                "PGCHANNELBINDING         | always",
                "PGTARGETSESSIONATTRS     | any-primary",
                "PGGSSENCMODE             | maybe",
                "PGSSLMODE                | yes",
                "PGPORT                   | five",
                "PGCONNECT_TIMEOUT        | long",
                "PGLOADBALANCEHOSTS       | random",
                "PGCLIENTENCODING         | LATIN1",
            })
    void namesTheVariableThatCannotBeHonoured(String variable, String value) {
        assertThatThrownBy(() -> dsn("host=h user=u", Map.of(variable, value)))
                .isInstanceOf(ConnectionStringException.class)
                .hasMessageContaining(variable)
                .hasMessageNotContaining(value);
    }

    @Test
    void honoursVariablesAsItHonoursParameters() {
        Dsn dsn = dsn(
                "host=h user=u",
                Map.of(
                        "PGREQUIREAUTH", "!password",
                        "PGAPPNAME", "mine",
                        "PGSSLMINPROTOCOLVERSION", "TLSv1.3",
                        "PGHOSTADDR", "::1",
                        "PGOPTIONS", "-c geqo=off"));

        assertThat(dsn.options()).containsEntry("requireAuth", "!password").containsEntry("options", "-c geqo=off");
        assertThat(dsn.applicationName()).isEqualTo("mine");
        assertThat(dsn.tls().protocols().names()).containsExactly("TLSv1.3");
        assertThat(dsn.route()).isInstanceOf(Route.ToAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_encoding=utf8",
                "client_encoding=UTF-8",
                "sslcompression=0",
                "replication=off",
                "gssdelegation=0",
                "load_balance_hosts=disable",
                "target_session_attrs=any",
                "target_session_attrs=prefer-standby",
                "keepalives=1",
                "sslcertmode=allow",
                "sslsni=1",
                "connect_timeout=0",
                "min_protocol_version=3.0",
                "max_protocol_version=latest",
            })
    void acceptsWhatHoldsAnyway(String pair) {
        assertThat(dsn("host=h user=u " + pair)).isEqualTo(dsn("host=h user=u"));
    }

    @Test
    void hostAddressIsConnectedToAndTheHostIsVerified() throws Exception {
        Dsn dsn = dsn("host=db-1 hostaddr=10.0.0.5 user=u sslmode=verify-full sslrootcert=/ca.crt");

        assertThat(dsn.host()).isEqualTo("db-1");
        assertThat(dsn.route()).isEqualTo(new Route.ToAddress(InetAddress.getByName("10.0.0.5")));
        assertThat(dsn.tls().mode()).isEqualTo(TlsMode.VERIFY_FULL);
    }

    @Test
    void negotiatesDirectlyWhereEncryptionIsRequired() {
        assertThat(dsn("host=h user=u sslmode=require sslnegotiation=direct").options())
                .containsEntry("sslNegotiation", "direct");
    }

    @Test
    void trustsTheSystemsAuthoritiesOnlyWithTheNameVerified() {
        assertThat(dsn("host=h user=u sslrootcert=system").tls()).satisfies(tls -> {
            assertThat(tls.mode()).isEqualTo(TlsMode.VERIFY_FULL);
            assertThat(tls.files().authorities()).isEmpty();
        });
        assertThatThrownBy(() -> dsn("host=h user=u sslrootcert=system sslmode=require"))
                .hasMessageContaining("sslmode")
                .hasMessageContaining("verify-full");
    }

    @Test
    void verifiesWithTheAuthorityOfTheHomeFolderAndWithNoOther() {
        assertThat(dsn("host=h user=u sslmode=verify-ca", Map.of("HOME", "/home/m"))
                        .tls()
                        .files()
                        .authorities())
                .contains(Path.of("/home/m/.postgresql/root.crt"));
        assertThatThrownBy(() -> dsn("host=h user=u sslmode=verify-ca"))
                .hasMessageContaining("sslrootcert")
                .hasMessageContaining("expected");
    }

    @Test
    void showsNoCertificateWhereThatIsForbidden() {
        assertThat(dsn("host=h user=u sslcert=/c sslkey=/k sslcertmode=disable")
                        .tls()
                        .files()
                        .certificate())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user=postgres host=/var/run/postgresql/ sslmode=disable        | /var/run/postgresql/.s.PGSQL.5432",
                "host=/tmp port=6543 user=u                                     | /tmp/.s.PGSQL.6543",
                "postgresql:///db?host=/run/postgresql                          | /run/postgresql/.s.PGSQL.5432",
                "postgresql://u@%2Frun%2Fpostgresql:5433/db                     | /run/postgresql/.s.PGSQL.5433",
                "postgresql:///db?host=/run/pg%20sql&port=1                     | /run/pg sql/.s.PGSQL.1",
            })
    void leadsToAUnixSocket(String text, String socket) {
        Dsn dsn = dsn(text);

        assertThat(dsn.route()).isEqualTo(new Route.UnixPath(Path.of(socket)));
        assertThat(socket).startsWith(dsn.host() + "/.s.PGSQL.");
        assertThat(dsn.tls().mode()).as("as with libpq").isEqualTo(TlsMode.DISABLE);
        assertThat(Route.parse(dsn.route().text())).isEqualTo(dsn.route());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=@abstract                        | abstract",
                "host=/run/postgresql/.s.PGSQL.5432    | directory",
                "host=/run/a,/run/b                    | 2 hosts",
                "host=/run/a user=u gssencmode=require | gssencmode",
            })
    void refusesSocketsThatCannotBeOpened(String text, String reason) {
        assertThatThrownBy(() -> dsn(text)).hasMessageContaining(reason).hasMessageContaining("expected");
    }

    private static Dsn dsn(String text) {
        return dsn(text, Map.of());
    }

    private static Dsn dsn(String text, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("USER", "somebody");
        return new DsnFactory(all, "test", Duration.ofSeconds(2))
                .dsn(ConnectionString.parse(text), Optional.empty(), Optional.empty());
    }
}
