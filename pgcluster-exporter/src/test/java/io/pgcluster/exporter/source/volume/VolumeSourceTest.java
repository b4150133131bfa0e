package io.pgcluster.exporter.source.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the exporter's images are Linux, and so is their stat")
class VolumeSourceTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(20));
    private final CollectedSamples collected = new CollectedSamples();

    private final Path folder;

    VolumeSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static VolumeSource source(Duration limit, List<String> program, Volume... volumes) {
        return new VolumeSource(List.of(volumes), Map.of(), limit, program);
    }

    private String labels(String volume) {
        return "{path=\"" + folder + "\",volume=\"" + volume + "\"}";
    }

    @Test
    void agreesWithWhatJavaKnows() throws Exception {
        FileStore store = Files.getFileStore(folder);

        source(Duration.ofSeconds(10), List.of("stat"), new Volume("data", folder))
                .collect(SOON, collected);

        assertThat(collected.samples()).containsEntry("pg_volume_up" + labels("data"), 1.0);
        assertThat(collected.samples().get("pg_volume_size_bytes" + labels("data")))
                .isEqualTo((double) store.getTotalSpace());
        assertThat(collected.samples().get("pg_volume_available_bytes" + labels("data")))
                .isCloseTo((double) store.getUsableSpace(), Percentage.withPercentage(5));
        assertThat(collected.samples().get("pg_volume_free_bytes" + labels("data")))
                .isCloseTo((double) store.getUnallocatedSpace(), Percentage.withPercentage(5));
    }

    @Test
    void leavesInodesOutWhereTheFileSystemHasNoLimit() throws Exception {
        source(Duration.ofSeconds(10), List.of("sh", "-c", "echo 1024 1000 500 400 0 0"), new Volume("data", folder))
                .collect(SOON, collected);

        assertThat(collected.names())
                .containsExactly(
                        "pg_volume_available_bytes", "pg_volume_free_bytes", "pg_volume_size_bytes", "pg_volume_up");
    }

    @Test
    void reportsOutputThatIsNotFromStat() {
        assertThatThrownBy(() -> source(Duration.ofSeconds(10), List.of("echo", "text"), new Volume("data", folder))
                        .collect(SOON, collected))
                .hasMessageContaining("expected six numbers");
    }

    @Test
    void countsBlocksInBytesAndInodesAsTheyAre() throws Exception {
        FileSystem found = FileSystem.parse("4096 1000 500 400 7000 6000\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(found).isEqualTo(new FileSystem(4_096_000, 2_048_000, 1_638_400, 7000, 6000));
    }

    @Test
    void continuesWithTheOthersWhenOneIsMissing() {
        Volume missing = new Volume("wal", folder.resolve("missing"));

        assertThatThrownBy(() -> source(Duration.ofSeconds(10), List.of("stat"), missing, new Volume("data", folder))
                        .collect(SOON, collected))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("volume wal at " + folder.resolve("missing"));

        assertThat(collected.samples())
                .containsEntry("pg_volume_up{path=\"" + folder.resolve("missing") + "\",volume=\"wal\"}", 0.0)
                .containsEntry("pg_volume_up" + labels("data"), 1.0);
    }

    @Test
    void doesNotWaitForAFileServerThatIsAway() {
        VolumeSource hanging =
                source(Duration.ofMillis(200), List.of("sh", "-c", "sleep 987"), new Volume("data", folder));

        assertThatThrownBy(() -> hanging.collect(SOON, collected)).hasMessageContaining("did not end in time");

        assertThat(collected.samples()).containsExactly(Map.entry("pg_volume_up" + labels("data"), 0.0));
    }
}
