package io.pgcluster.operate.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStateTest {
    private static final EmbeddedState NEW = new EmbeddedState(
            "orders", 18, "app", "app", "/home", List.of(new EmbeddedState.Member("pg1", 5432)), 9187, null);

    private final EmbeddedFiles files;

    EmbeddedStateTest(@TempDir Path root) {
        files = new EmbeddedFiles(root);
    }

    @Test
    void readsWhatItWroteWithAndWithoutANote() {
        NEW.write(files);
        assertThat(EmbeddedState.read(files)).contains(NEW);

        EmbeddedState noted =
                NEW.with(new EmbeddedState.Noted("77", List.of("pg1", "pg2"), List.of("O'Neil.password")));
        noted.write(files);
        assertThat(EmbeddedState.read(files)).contains(noted);
    }

    @Test
    void readsAStateOfBeforeThereWereNotes() throws IOException {
        Files.writeString(
                files.state(),
                "{\"cluster\":\"orders\",\"major\":18,\"database\":\"app\",\"user\":\"app\",\"home\":\"/home\","
                        + "\"members\":[{\"name\":\"pg1\",\"port\":5432}],\"exporterPort\":9187}");
        assertThat(EmbeddedState.read(files)).contains(NEW);
    }
}
