package io.pgcluster.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("pgcluster.root", "..")).resolve("docs/reference/exporter.md");

    @Test
    void thePageSaysWhatFlagsAndConfigurationSay() throws IOException {
        String text = ExporterReference.text();
        if (Boolean.getBoolean("pgcluster.record")) {
            Files.writeString(PAGE, text, StandardCharsets.UTF_8);
        }
        assertThat(PAGE)
                .as("%s is what is made today; if the change is meant, record it with -Dpgcluster.record=true", PAGE)
                .hasContent(text);
    }

    @Test
    void theExampleOfThePageIsAccepted(@TempDir Path directory) throws IOException {
        String text = ExporterReference.text();
        int start = text.indexOf("```yaml\n") + "```yaml\n".length();
        Path file = Files.writeString(
                directory.resolve("exporter.yaml"), text.substring(start, text.indexOf("```\n", start)));

        ConfigResult result = new ConfigReader(file, Map.of(), Flags.NONE).read();

        assertThat(result).isInstanceOf(ConfigResult.Accepted.class);
    }
}
