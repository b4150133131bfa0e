package io.pgcluster.monitoring.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.model.value.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScrapeJobTest {
    private static final Path GUIDE = Path.of(System.getProperty("pgcluster.root", ".."), "docs/monitoring.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void isTheJobThatTheGuideShows() throws IOException {
        JsonNode job = JSON.valueToTree(new ScrapeJob("orders", "127.0.0.1:9187", TimeSpan.parse("15s")).settings());

        assertThat(guide("scrape_configs"))
                .extracting(block -> block.at("/scrape_configs/0"))
                .containsExactly(job);
    }

    @Test
    void isTheRuleForOthersDashboardsThatTheGuideShows() throws IOException {
        JsonNode rules = JSON.valueToTree(UpByServer.file());

        assertThat(guide("groups")).contains(rules);
    }

    @Test
    void waitsNoLongerForAScrapeThanTheTimeBetweenTwo() {
        assertThat(new ScrapeJob("orders", "db:9187", TimeSpan.parse("4s")).settings())
                .containsEntry("scrape_interval", "4s")
                .containsEntry("scrape_timeout", "4s");
    }

    private static List<JsonNode> guide(String key) throws IOException {
        List<JsonNode> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(GUIDE));
        while (block.find()) {
            if (block.group(1).startsWith(key + ":")) {
                blocks.add(new YAMLMapper().readTree(block.group(1)));
            }
        }
        return blocks;
    }
}
