package io.pgcluster.render.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.write.BundleDiff.Kind;
import io.pgcluster.render.write.WriteResult.Refused;
import io.pgcluster.render.write.WriteResult.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    private static final Bundle FIRST =
            Bundle.of(List.of(Artifact.text("compose/a", "1\n"), Artifact.script("compose/drills/b", "2\n")));
    private static final Bundle SECOND = Bundle.of(List.of(Artifact.text("compose/a", "one\n")));

    private final Path temporary;

    BundleWriterTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void writesWhatTheBundleHoldsAndNothingTheSecondTime() throws IOException {
        assertThat(write(FIRST)).isEqualTo(new Written(List.of("compose/a", "compose/drills/b"), List.of(), List.of()));
        assertThat(directory().resolve("compose/a")).hasContent("1\n");
        assertThat(write(FIRST)).isEqualTo(new Written(List.of(), List.of(), List.of()));
        assertThat(BundleDiff.compare(FIRST, directory()).isEmpty()).isTrue();
    }

    @Test
    void leavesNothingButTheBundleAndItsManifest() throws IOException {
        write(FIRST);
        write(SECOND);
        try (Stream<Path> files = Files.walk(directory())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> directory().relativize(file).toString()))
                    .containsExactlyInAnyOrder("compose/a", Manifest.FILE);
        }
    }

    @Test
    void removesWhatItWroteAndNoLongerBelongs() throws IOException {
        write(FIRST);
        assertThat(write(SECOND)).isEqualTo(new Written(List.of("compose/a"), List.of("compose/drills/b"), List.of()));
        assertThat(directory().resolve("compose/drills")).doesNotExist();
    }

    @Test
    void leavesAloneWhatIsOfOtherTargetsAndStillKnowsItAsItsOwn() throws IOException {
        write(FIRST);
        Bundle other = Bundle.of(List.of(Artifact.text("monitoring/c", "3\n"))).leaving(Set.of("compose"));

        assertThat(write(other)).isEqualTo(new Written(List.of("monitoring/c"), List.of(), List.of()));
        assertThat(directory().resolve("compose/a")).hasContent("1\n");
        assertThat(BundleDiff.compare(other, directory()).isEmpty()).isTrue();
        assertThat(write(SECOND))
                .isEqualTo(new Written(List.of("compose/a"), List.of("compose/drills/b", "monitoring/c"), List.of()));
    }

    @Test
    void remembersAnEditInWhatItLeavesAlone() throws IOException {
        write(FIRST);
        Files.writeString(directory().resolve("compose/a"), "edited");
        Bundle other = Bundle.of(List.of(Artifact.text("monitoring/c", "3\n"))).leaving(Set.of("compose"));

        write(other);

        assertThat(write(SECOND)).isEqualTo(new Refused(List.of("compose/a")));
    }

    @Test
    void leavesNothingAloneWhoseNameOnlyBeginsLikeATarget() throws IOException {
        write(Bundle.of(List.of(Artifact.text("compose-old/a", "1\n"))));

        assertThat(write(SECOND.leaving(Set.of("compose"))))
                .isEqualTo(new Written(List.of("compose/a"), List.of("compose-old/a"), List.of()));
    }

    @Test
    void neverRemovesWhatItDidNotWrite() throws IOException {
        write(FIRST);
        Path secret = Files.writeString(
                Files.createDirectories(directory().resolve("compose/drills/secrets"))
                        .resolve("key"),
                "s");
        write(SECOND);
        assertThat(secret).hasContent("s");
    }

    @Test
    void refusesToReplaceEditedFilesAndNamesThem() throws IOException {
        write(FIRST);
        Files.writeString(directory().resolve("compose/a"), "mine");
        assertThat(write(SECOND)).isEqualTo(new Refused(List.of("compose/a")));
        assertThat(directory().resolve("compose/a")).hasContent("mine");
        assertThat(directory().resolve("compose/drills/b")).exists();
    }

    @Test
    void refusesToReplaceAFileThatItNeverWrote() throws IOException {
        Files.createDirectories(directory().resolve("compose"));
        Files.writeString(directory().resolve("compose/a"), "theirs");
        assertThat(write(FIRST)).isEqualTo(new Refused(List.of("compose/a")));
    }

    @Test
    void replacesEditedFilesWhenForced() throws IOException {
        write(FIRST);
        Files.writeString(directory().resolve("compose/a"), "mine");
        assertThat(BundleWriter.write(FIRST, directory(), true))
                .isEqualTo(new Written(List.of("compose/a"), List.of(), List.of()));
        assertThat(directory().resolve("compose/a")).hasContent("1\n");
    }

    @Test
    void keepsAnEditedFileThatNoLongerBelongs() throws IOException {
        write(FIRST);
        Files.writeString(directory().resolve("compose/drills/b"), "mine");
        assertThat(BundleWriter.write(SECOND, directory(), true))
                .isEqualTo(new Written(List.of("compose/a"), List.of(), List.of("compose/drills/b")));
        assertThat(directory().resolve("compose/drills/b")).hasContent("mine");
    }

    @Test
    void completesWhatAnInterruptedRunBegan() throws IOException {
        write(FIRST);
        Manifest.announce(SECOND, directory());
        Files.writeString(directory().resolve("compose/a"), "one\n"); // the run ended here
        Bundle third = Bundle.of(List.of(Artifact.text("compose/a", "uno\n")));
        assertThat(write(third)).isEqualTo(new Written(List.of("compose/a"), List.of("compose/drills/b"), List.of()));
    }

    @Test
    void setsPermissionsAlsoWhereTheContentIsRight() throws IOException {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"), "no POSIX permissions here");
        write(FIRST);
        Path script = directory().resolve("compose/drills/b");
        Files.setPosixFilePermissions(script, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        write(FIRST);
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void followsNoLinkOutOfTheDirectory() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createDirectories(directory());
        Files.createSymbolicLink(directory().resolve("compose"), elsewhere);
        assertThatThrownBy(() -> write(FIRST)).isInstanceOf(IOException.class).hasMessageContaining("leads out of");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void refusesAFileAsDirectory() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> BundleWriter.write(FIRST, file, false)).hasMessageContaining("expected a directory");
    }

    @Test
    void saysWhatADamagedManifestNeeds() throws IOException {
        write(FIRST);
        Files.writeString(directory().resolve(Manifest.FILE), "{ not json");
        assertThatThrownBy(() -> write(FIRST)).isInstanceOf(IOException.class).hasMessageContaining("is damaged");
    }

    @Test
    void reportsWhatWritingWouldDo() throws IOException {
        write(FIRST);
        Files.writeString(directory().resolve("compose/drills/b"), "mine");
        Bundle next = Bundle.of(List.of(
                Artifact.text("compose/a", "one\n"),
                Artifact.text("compose/new", ""),
                Artifact.script("compose/drills/b", "2\n")));
        BundleDiff diff = BundleDiff.compare(next, directory());
        assertThat(diff.paths(Kind.CHANGE)).containsExactly("compose/a");
        assertThat(diff.paths(Kind.ADD)).containsExactly("compose/new");
        assertThat(diff.paths(Kind.EDITED)).containsExactly("compose/drills/b");
        assertThat(BundleDiff.compare(Bundle.of(List.of()), directory()).paths(Kind.REMOVE))
                .containsExactly("compose/a");
    }

    private Path directory() {
        return temporary.resolve("out");
    }

    private WriteResult write(Bundle bundle) throws IOException {
        return BundleWriter.write(bundle, directory(), false);
    }
}
