package io.pgcluster.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a variable says wrong is told under the variable's name, and none is ignored in silence. */
class EnvironmentTest {
    private final Path file;

    EnvironmentTest(@TempDir Path folder) {
        this.file = folder.resolve("none.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DATA_SOURCE_NAME                | \"postgresql://m:s3cret@h/d?sslmode=disable\" | quote",
                "DATA_SOURCE_NAME                | 'host=h password=s3cret'                     | quote",
                "DATA_SOURCE_NAME                | s3cret                                        | expected a URI",
                "DATA_SOURCE_NAME                | jdbc:postgresql://h/d?password=s3cret         | remove jdbc:",
                "DATA_SOURCE_NAME                | postgresql://m:s3cret@h/d?sslmode=off         | sslmode",
                "DATA_SOURCE_URI                 | h:x/s3cret                                    | port",
                "DATA_SOURCE_URI                 | postgresql://m:s3cret@h/d                     | scheme",
                "PG_EXPORTER_COLLECTION_TIMEOUT  | soon                                          | soon",
                "PG_EXPORTER_WEB_TELEMETRY_PATH  | metrics                                       | metrics",
                "PG_EXPORTER_WEB_LISTEN_ADDRESS  | 9187                                          | 9187",
                "PG_EXPORTER_METRIC_PREFIX       | 1pg                                           | 1pg",
                "PG_EXPORTER_DISABLE_DEFAULT_METRICS  | sure                                     | neither true nor false",
                "PG_EXPORTER_DISABLE_SETTINGS_METRICS | sure                                     | neither true nor false",
                "PG_EXPORTER_CONSTANT_LABELS     | a                                             | name=value",
                "PG_EXPORTER_PROBE_ALLOW         | db:70000                                      | db:70000",
            })
    void namesTheVariableAndNoFile(String variable, String value, String reason) {
        List<String> lines = rejected(Map.of(variable, value));

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith(variable)
                .contains(reason)
                .doesNotContain(file.toString(), "s3cret");
    }

    @Test
    void namesTheStringOfAVariableThatHasSeveral() {
        assertThat(rejected(Map.of("DATA_SOURCE_NAME", "host=a user=m,host=b port=x")))
                .singleElement()
                .asString()
                .startsWith("DATA_SOURCE_NAME (string 2): ");
    }

    @Test
    void namesTheFlagThatIsWrong() {
        Flags flags = new CommandLineReader(Map.of()).read("--collection-timeout=soon");
        ConfigResult result = new ConfigReader(file, Map.of("PG_EXPORTER_COLLECTION_TIMEOUT", "5s"), flags).read();

        assertThat(((ConfigResult.Rejected) result).lines())
                .singleElement()
                .asString()
                .startsWith("--collection-timeout: ");
    }

    @Test
    void namesTheVariableWhoseFileIsMissing() {
        assertThatThrownBy(() -> read(Map.of("DATA_SOURCE_URI", "h", "DATA_SOURCE_USER_FILE", "/none/user")))
                .isInstanceOf(UsageException.class)
                .hasMessage("DATA_SOURCE_USER_FILE names a file that cannot be read: there is no file /none/user");
    }

    @Test
    void reportsVariablesThatHaveNoEffect() {
        assertThat(notes(Map.of(
                        "DATA_SOURCE_NAME", "host=h user=m",
                        "DATA_SOURCE_USER", "other",
                        "DATA_SOURCE_PASSWORD", "p",
                        "PG_EXPORTER_DISABLE_DEFAULT_METRIC", "true",
                        "PATH", "/bin")))
                .satisfiesExactly(
                        note -> assertThat(note).contains("DATA_SOURCE_PASSWORD is unknown", "DATA_SOURCE_PASS"),
                        note -> assertThat(note)
                                .contains("PG_EXPORTER_DISABLE_DEFAULT_METRIC is unknown")
                                .contains("PG_EXPORTER_DISABLE_DEFAULT_METRICS"),
                        note -> assertThat(note)
                                .contains("DATA_SOURCE_USER has no effect together with DATA_SOURCE_NAME"));
        assertThat(notes(Map.of("DATA_SOURCE_PASS", "p")))
                .singleElement()
                .asString()
                .contains("DATA_SOURCE_PASS has no effect without DATA_SOURCE_URI");
    }

    @Test
    void aRenamedFlagWorksAndItsNewNameIsLogged() {
        Flags flags = new CommandLineReader(Map.of("settings", true, "replication_slots", true))
                .read("--disable-settings-metrics", "--no-collector.replication_slot");

        assertThat(flags.collectors())
                .containsOnly(Map.entry("settings", false), Map.entry("replication_slots", false));
        assertThat(flags.notes())
                .satisfiesExactly(
                        note -> assertThat(note).contains("--disable-settings-metrics", "--no-collector.settings"),
                        note -> assertThat(note).contains("--no-collector.replication_slots"));
        ConfigResult.Accepted read = (ConfigResult.Accepted) new ConfigReader(file, Map.of(), flags).read();
        assertThat(read.notes()).containsAll(flags.notes());
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, "})
    void aVariableThatWasReplacedWorksAndNamesTheFlag(String value, Boolean settings) {
        ConfigResult.Accepted read =
                (ConfigResult.Accepted) read(Map.of("PG_EXPORTER_DISABLE_SETTINGS_METRICS", value));

        assertThat(read.config().collectors().enabled().get("settings")).isEqualTo(settings);
        assertThat(read.notes()).anySatisfy(note -> assertThat(note)
                .contains("PG_EXPORTER_DISABLE_SETTINGS_METRICS", "--no-collector.settings"));
    }

    @Test
    void aFlagThatIsGoneIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new CommandLineReader(Map.of()).read("--web.systemd-socket"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--web.listen-address");
    }

    @Test
    void listensWhereTheOldVariableSays() {
        assertThat(((ConfigResult.Accepted) read(Map.of("PG_EXPORTER_WEB_LISTEN_ADDRESS", "127.0.0.1:9999")))
                        .config()
                        .web()
                        .listenAddresses())
                .containsExactly("127.0.0.1:9999");
    }

    @Test
    void readsASocketFromItsParts() throws IOException {
        Path password = Files.writeString(file.resolveSibling("password"), "p\n");
        ExporterConfig config = ((ConfigResult.Accepted) read(Map.of(
                        "DATA_SOURCE_URI", "/postgres?host=/run/postgresql&sslmode=disable",
                        "DATA_SOURCE_USER", "monitor",
                        "DATA_SOURCE_PASS_FILE", password.toString())))
                .config();

        assertThat(new Connections(Map.of(), config.limits())
                        .to(config.servers().get(0)))
                .hasToString("postgresql://monitor@/run/postgresql:5432/postgres");
    }

    private ConfigResult read(Map<String, String> environment) {
        return new ConfigReader(file, environment, Flags.NONE).read();
    }

    private List<String> rejected(Map<String, String> environment) {
        try {
            ConfigResult result = read(environment);
            assertThat(result).isInstanceOf(ConfigResult.Rejected.class);
            return ((ConfigResult.Rejected) result).lines();
        } catch (UsageException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> notes(Map<String, String> environment) {
        return ((ConfigResult.Accepted) read(environment))
                .notes().stream()
                        .filter(note -> !note.contains(file.toString()))
                        .toList();
    }
}
