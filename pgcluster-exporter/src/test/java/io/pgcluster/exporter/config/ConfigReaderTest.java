package io.pgcluster.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.server.Dsn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private final Path folder;
    private final Path file;

    ConfigReaderTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("exporter.yaml");
    }

    @Test
    void defaultsAreACompleteConfiguration() {
        ConfigResult.Accepted accepted = accepted(Map.of());

        assertThat(accepted.config().web().listenAddresses()).containsExactly(":9187");
        assertThat(accepted.config().servers()).isEmpty();
        assertThat(accepted.notes()).singleElement().asString().contains(file.toString());
    }

    @Test
    void flagWinsOverVariableAndVariableOverFile() throws IOException {
        Files.writeString(file, "web: {telemetry_path: /file}\nlegacy: {metric_prefix: file}\nlabels: {a: file}\n");
        Map<String, String> environment =
                Map.of("PG_EXPORTER_WEB_TELEMETRY_PATH", "/variable", "PG_EXPORTER_METRIC_PREFIX", "variable");

        ExporterConfig config =
                accepted(environment, "--web.telemetry-path=/flag").config();

        assertThat(config.web().telemetryPath()).isEqualTo("/flag");
        assertThat(config.legacy().metricPrefix()).isEqualTo("variable");
        assertThat(config.labels()).containsEntry("a", "file");
    }

    @Test
    void readsAStatusDirectoryFromFlagVariableAndFile() throws IOException {
        Files.writeString(file, "pgbackrest: [{status_directory: /file}]\n");
        Map<String, String> environment = Map.of("PG_EXPORTER_PGBACKREST_STATUS_DIRECTORY", "/variable");

        assertThat(statusDirectory(accepted(Map.of()))).isEqualTo("/file");
        assertThat(statusDirectory(accepted(environment))).isEqualTo("/variable");
        assertThat(statusDirectory(accepted(environment, "--pgbackrest.status-directory=/flag")))
                .isEqualTo("/flag");
    }

    private static String statusDirectory(ConfigResult.Accepted accepted) {
        assertThat(accepted.config().pgbackrest()).hasSize(1);
        return accepted.config().pgbackrest().get(0).statusDirectory().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json_file: /info.json", "command: [pgbackrest]", "config: /etc/pgbackrest.conf"})
    void refusesAStatusDirectoryNextToAnotherSource(String other) throws IOException {
        Files.writeString(file, "pgbackrest:\n  - status_directory: /status\n    " + other + "\n");

        assertThat(((ConfigResult.Rejected) new ConfigReader(file, Map.of(), Flags.NONE).read()).lines())
                .singleElement()
                .asString()
                .contains("exporter.yaml:2", "status_directory is given together with command, config or json_file");
    }

    @Test
    void readsTheConfigurationFileOfPostgresExporter() throws IOException {
        Files.writeString(file, """
                auth_modules:
                  first:
                    type: userpass
                    userpass:
                      username: first
                      password: firstpass
                    options:
                      sslmode: disable
                """);
        ExporterConfig config = accepted(Map.of()).config();

        Dsn dsn = new Connections(Map.of(), config.limits())
                .to("db-1:5433", Optional.ofNullable(config.authModules().get("first")));

        assertThat(dsn.address()).isEqualTo("db-1:5433");
        assertThat(dsn.user()).isEqualTo("first");
        assertThat(dsn.password().read()).contains("firstpass");
        assertThat(config.toString()).doesNotContain("firstpass");
    }

    @Test
    void readsSeveralServersFromOneVariable() {
        List<ServerConfig> servers = accepted(
                        Map.of("DATA_SOURCE_NAME", "postgresql://m:a,b@h1/d,host=h2 user=m,postgres://h3"))
                .config()
                .servers();

        assertThat(servers)
                .extracting(server -> server.dsn().orElseThrow())
                .containsExactly("postgresql://m:a,b@h1/d", "host=h2 user=m", "postgres://h3");
    }

    @Test
    void readsServerFromItsPartsAndPasswordFromItsFileAgainAndAgain() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "one\n");
        ExporterConfig config = accepted(Map.of(
                        "DATA_SOURCE_URI", "db-1:5433/app?sslmode=disable",
                        "DATA_SOURCE_USER", "mon@itor",
                        "DATA_SOURCE_PASS", "ignored",
                        "DATA_SOURCE_PASS_FILE", password.toString()))
                .config();
        Dsn dsn = new Connections(Map.of(), config.limits()).to(config.servers().get(0));

        assertThat(dsn).hasToString("postgresql://mon@itor@db-1:5433/app");
        assertThat(dsn.password().read()).contains("one");
        Files.writeString(password, "two\n");
        assertThat(dsn.password().read()).contains("two");
    }

    @Test
    void switchesCollectorsByFlagOverTheFile() throws IOException {
        Files.writeString(file, "collectors: {enabled: {wal: false, locks: false}}\n");

        assertThat(accepted(Map.of(), "--collector.wal", "--no-collector.stat_io")
                        .config()
                        .collectors()
                        .enabled())
                .containsOnly(Map.entry("wal", true), Map.entry("locks", false), Map.entry("stat_io", false));
    }

    @Test
    void saysEverythingThatIsWrongWithItsPlace() throws IOException {
        Files.writeString(file, """
                servers:
                  - dsn: postgresql://m:s3cret@h:x/d
                  - name: two
                web:
                  telemetry_pth: /m
                limits: {connections: 9}
                discovery:
                  databases: {include: ['(']}
                """);

        assertThat(rejected())
                .satisfiesExactly(
                        line -> assertThat(line).contains(":5:3 web.telemetry_pth", "telemetry_path"),
                        line -> assertThat(line).contains(":6:23 limits.connections", "1 to 4"));

        Files.writeString(file, Files.readString(file).replace("pth", "path").replace("9", "2"));
        assertThat(rejected())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(":2:", "servers[0].dsn", "port")
                                .doesNotContain("s3cret"),
                        line -> assertThat(line).contains(":3:", "servers[1]", "neither dsn nor host"),
                        line -> assertThat(line).contains(":8:", "discovery.databases.include[0]"));
    }

    @Test
    void unknownFlagIsRefusedWithTheWayToHelp() {
        assertThatThrownBy(() -> flags("--web.listen-adress=:1"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--web.listen-adress")
                .hasMessageContaining("--help");
    }

    @Test
    void listensOnEveryAddressGiven() {
        assertThat(accepted(Map.of(), "--web.listen-address", "127.0.0.1:1", "--web.listen-address=[::1]:2")
                        .config()
                        .web()
                        .listenAddresses())
                .containsExactly("127.0.0.1:1", "[::1]:2");
        assertThat(ListenAddress.parse(":9187")).isEqualTo(new ListenAddress("0.0.0.0", 9187));
        assertThat(ListenAddress.parse("[::1]:2")).isEqualTo(new ListenAddress("::1", 2));
    }

    @Test
    void databaseNamesInFlagsAreNotExpressions() {
        assertThat(accepted(Map.of(), "--exclude-databases=a.b, c")
                        .config()
                        .discovery()
                        .databases()
                        .exclude())
                .containsExactly("a\\.b", "c");
    }

    private ConfigResult.Accepted accepted(Map<String, String> environment, String... arguments) {
        ConfigResult result = new ConfigReader(file, environment, flags(arguments)).read();
        assertThat(result).isInstanceOf(ConfigResult.Accepted.class);
        return (ConfigResult.Accepted) result;
    }

    private List<String> rejected() {
        ConfigResult result = new ConfigReader(file, Map.of(), Flags.NONE).read();
        assertThat(result).isInstanceOf(ConfigResult.Rejected.class);
        return ((ConfigResult.Rejected) result).lines();
    }

    private static Flags flags(String... arguments) {
        return new CommandLineReader(Map.of("wal", true, "locks", true, "stat_io", false)).read(arguments);
    }
}
