package io.pgcluster.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db-1                | db-1",
                "db-1                | db-1:5432",
                "db-1                | DB-1.",
                "db-1:6000           | db-1:6000",
                "db-1:5000-6000      | db-1:5999",
                "db-1:*              | db-1:1",
                "*.db.internal       | a.db.internal",
                "*.db.internal       | a.b.db.internal",
                "10.0.0.0/8          | 10.1.2.3",
                "10.1.2.3:*          | 10.1.2.3:99",
                "10.0.0.0/8          | [::ffff:10.1.2.3]",
                "fd00::/8            | [fd00::1]",
                "[fd00::/8]:6000     | [fd00::1]:6000",
                "*:5432              | anything:5432",
                "*                   | anything:1",
            })
    void allows(String rule, String target) {
        assertThat(rules(rule).allowed(dsn("m@" + target))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db-1                | db-2",
                "db-1                | db-1:5433",
                "db-1                | db-1.evil.example",
                "db-1:5000-6000      | db-1:4999",
                "*.db.internal       | db.internal",
                "*.db.internal       | evildb.internal",
                "*.db.internal       | a.db.internal.evil.example",
                "10.0.0.0/8          | 11.0.0.1",
                "10.0.0.0/8          | 169.254.169.254",
                "10.0.0.0/8          | name-in-that-network",
                "10.0.0.0/8          | 167772161",
                "10.0.0.0/8          | 0xa.0.0.1",
                "10.0.0.0/8          | [::ffff:169.254.169.254]",
                "fd00::/8            | [fe80::1]",
                "db-1                | 10.0.0.1",
                "*:5432              | anything:80",
            })
    void refuses(String rule, String target) {
        assertThatThrownBy(() -> rules(rule).allowed(dsn("m@" + target)))
                .isInstanceOf(ForbiddenTargetException.class)
                .hasMessageContaining("probe.allow");
    }

    @Test
    void checksTheHostThatCountsAndNotTheOneThatIsShown() {
        assertThatThrownBy(() -> rules("db-1")
                        .allowed(connections().to("postgresql://m@db-1/d?host=169.254.169.254", Optional.empty())))
                .isInstanceOf(ForbiddenTargetException.class);
        assertThatThrownBy(() ->
                        rules("db-1").allowed(connections().to("postgresql://m@db-1:5432/d?port=22", Optional.empty())))
                .isInstanceOf(ForbiddenTargetException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://m@db-1/d?hostaddr=169.254.169.254",
                "postgresql://m@db-1/d?sslcert=/etc/passwd&sslkey=/etc/shadow",
                "postgresql://m@db-1/d?sslrootcert=/etc/passwd",
                "postgresql://m@db-1/d?passfile=/etc/passwd",
                "postgresql://m@db-1/d?service=prod",
                "postgresql://m@db-1/d?options=-c%20search_path=evil",
                "postgresql://m@db-1/d?require_auth=none",
                "postgresql://m@db-1,169.254.169.254/d",
                "postgresql://m@/d",
                "host=db-1,other user=m",
            })
    void aTargetNamesNoFilesNoSettingsAndOneHost(String target) {
        assertThatThrownBy(() -> rules("*").allowed(connections().to(target, Optional.empty())))
                .isInstanceOf(ConnectionStringException.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://m@/d?host=/run/postgresql", "host=/tmp user=m", "m@%2Ftmp/d"})
    void opensNoSocketOfThisMachineEvenWhereEverythingIsAllowed(String target) {
        assertThatThrownBy(() -> rules("*").allowed(connections().to(target, Optional.empty())))
                .isInstanceOf(ForbiddenTargetException.class)
                .hasMessageContaining("Unix socket");
    }

    @Test
    void theExportersOwnCredentialsAreNotForTargets() throws IOException {
        Connections own = new Connections(
                Map.of("PGUSER", "own", "PGPASSWORD", "own", "PGSSLCERT", "/c", "PGSSLKEY", "/k"), limits());

        assertThatThrownBy(() -> own.to("db-1", Optional.empty())).hasMessageContaining("no user is known");
        Dsn dsn = own.to("m@db-1", Optional.empty());
        assertThat(dsn.password().read()).contains("");
        assertThat(dsn.tls().files().files()).isEmpty();
    }

    @Test
    void anAllowedNameNeverLeadsToASpecialAddress() throws IOException {
        Dsn dsn = rules("db-1", "127.0.0.2").allowed(dsn("m@db-1"));
        for (String special : List.of("127.0.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "224.0.0.1")) {
            try (Socket socket = Route.parse(dsn.route().text()).socket()) {
                InetAddress resolved = InetAddress.getByAddress(
                        "db-1", InetAddress.getByName(special).getAddress());
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(resolved, 5432), 1000))
                        .as(special)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("db-1")
                        .hasMessageContaining("probe.allow");
            }
        }
        try (Socket socket = dsn.route().socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 1), 1000))
                    .as("allowed by a network, so that it is tried")
                    .isInstanceOf(java.net.ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db-1:",
                "db-1:0",
                "db-1:70000",
                "db-1:6-5",
                "10.0.0.0/33",
                "10.0.0/8",
                "[fd00::1",
                "a b",
                "-x",
                "http://db-1",
                "/run/postgresql",
                "db-*"
            })
    void refusesEntriesThatAllowNothingThatCanBeSaid(String entry) {
        assertThatThrownBy(() -> rules(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void anEmptyListIsOffAndALoneStarIsOpen() {
        assertThat(rules().isOff()).isTrue();
        assertThat(rules("*").isOpen()).isTrue();
        assertThat(rules("*:5432").isOpen()).isFalse();
    }

    private static ProbeRules rules(String... entries) {
        return ProbeRules.of(new ProbeConfig(List.of(entries)));
    }

    private static Dsn dsn(String target) {
        return connections().to(target, Optional.empty());
    }

    private static Connections connections() {
        return new Connections(Map.of(), limits());
    }

    private static LimitsConfig limits() {
        ConfigResult.Accepted read =
                (ConfigResult.Accepted) new ConfigReader(java.nio.file.Path.of("/none"), Map.of(), Flags.NONE).read();
        return read.config().limits();
    }
}
