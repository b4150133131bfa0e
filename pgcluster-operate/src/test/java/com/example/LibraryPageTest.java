package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryPageTest {
    private static final Path PROJECT = Path.of(System.getProperty("pgcluster.root", ".."));

    @Test
    void showsTheProgramThatIsCompiled() throws IOException {
        String source =
                Files.readString(PROJECT.resolve("pgcluster-operate/src/test/java/com/example/SwitchoverProgram.java"));
        String shown =
                source.substring(source.indexOf("// begin") + "// begin\n".length(), source.indexOf("        // end"));

        assertThat(Files.readString(PROJECT.resolve("docs/library.md")))
                .contains("```java\n" + shown.stripTrailing().stripIndent() + "\n```");
    }
}
