package io.pgcluster.render.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    @Test
    void sortsByPath() {
        Bundle bundle = Bundle.of(List.of(Artifact.text("b", "2"), Artifact.text("a/c", "1")));
        assertThat(bundle.artifacts()).extracting(Artifact::path).containsExactly("a/c", "b");
        assertThat(bundle.find("b").orElseThrow().text()).isEqualTo("2");
        assertThat(bundle).isEqualTo(Bundle.of(List.of(Artifact.text("a/c", "1"), Artifact.text("b", "2"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "a b", "C:/x", "nul", "a.", "ä"
            })
    void refusesPathsThatLeaveTheBundleOrAreNotPortable(String path) {
        assertThatThrownBy(() -> Artifact.text(path, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + path + "\" is not a path within a bundle");
    }

    @Test
    void refusesTheSamePathTwice() {
        assertThatThrownBy(() -> Bundle.of(List.of(Artifact.text("a/B", ""), Artifact.text("a/b", ""))))
                .hasMessageContaining("\"a/B\" and \"a/b\"");
    }

    @Test
    void refusesAPathThatIsFileAndDirectory() {
        assertThatThrownBy(() -> Bundle.of(List.of(Artifact.text("a", ""), Artifact.text("a/b", ""))))
                .hasMessageContaining("is a file and the directory of");
    }

    @Test
    void refusesCarriageReturns() {
        assertThatThrownBy(() -> Artifact.text("a", "1\r\n")).hasMessageContaining("carriage return");
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] bytes = "one".getBytes(StandardCharsets.UTF_8);
        Artifact artifact = Artifact.of("a", bytes, FileMode.REGULAR);
        bytes[0] = 'X';
        artifact.bytes()[0] = 'X';
        assertThat(artifact.text()).isEqualTo("one");
    }

    @Test
    void movesIntoADirectoryAsItIs() {
        Artifact script = Artifact.script("run", "#!/bin/sh\n").under("compose");
        assertThat(script.path()).isEqualTo("compose/run");
        assertThat(script.mode()).isEqualTo(FileMode.EXECUTABLE);
        assertThat(script.sha256()).isEqualTo(Artifact.sha256("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)));
    }
}
