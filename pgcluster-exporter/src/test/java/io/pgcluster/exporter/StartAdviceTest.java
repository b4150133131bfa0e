package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.config.CommandLineReader;
import io.pgcluster.exporter.config.ConfigReader;
import io.pgcluster.exporter.config.ConfigResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartAdviceTest {
    @Test
    void saysThatNoServerIsConfigured() {
        assertThat(advice(Map.of(), "--probe.allow=db-1"))
                .singleElement()
                .asString()
                .contains("no server is configured", "DATA_SOURCE_NAME", "probes");
    }

    @Test
    void saysThatProbesMayLeadAnywhere() {
        assertThat(advice(Map.of("DATA_SOURCE_NAME", "host=h user=u")))
                .singleElement()
                .asString()
                .contains("/probe may be asked for any host and port", "probe.allow");
    }

    @Test
    void returnsNoMessageWhereThereIsNone() {
        assertThat(advice(Map.of("DATA_SOURCE_NAME", "host=h user=u", "PG_EXPORTER_PROBE_ALLOW", "none")))
                .isEmpty();
    }

    @Test
    void theMetricsShowTheNumberOfServers() throws Exception {
        try (StartedExporter exporter = StartedExporter.start(Map.of(), "--config.file=/none")) {
            assertThat(exporter.get("/metrics").body()).contains("\npg_exporter_servers 0");
        }
        try (StartedExporter exporter = StartedExporter.start(
                Map.of("DATA_SOURCE_NAME", "host=127.0.0.1 port=1 user=u"), "--config.file=/none")) {
            assertThat(exporter.get("/metrics").body()).contains("\npg_exporter_servers 1");
        }
    }

    private static List<String> advice(Map<String, String> environment, String... flags) {
        ConfigResult read =
                new ConfigReader(Path.of("/none"), environment, new CommandLineReader(Map.of()).read(flags)).read();
        return ConfigurationAdvice.of(((ConfigResult.Accepted) read).config());
    }
}
