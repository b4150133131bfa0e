package io.pgcluster.operate.backup;

import io.pgcluster.operate.failure.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of a cluster that is made by a restore, with the file of its specification.
 *
 * @param path where it is; need not exist
 * @param text the text of the specification
 */
record CloneDirectory(Path path, String text) {
    /** The file of the specification. */
    Path specification() {
        return CloneSpecification.file(path);
    }

    /** Refuses a directory in which there is anything but a specification that an attempt left which ended at once. */
    void refuseFilled() {
        try (Stream<Path> files = Files.list(path)) {
            List<String> found =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            boolean ours = found.equals(List.of(specification().getFileName().toString()))
                    && Files.readString(specification()).equals(text);
            if (!found.isEmpty() && !ours) {
                throw new RefusedException(
                        path + " is not empty; it holds " + String.join(", ", found) + "; nothing was done",
                        "choose another name, or another directory with --as-directory");
            }
        } catch (NoSuchFileException e) {
            // It is made when its turn comes.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    void make() {
        try {
            Files.createDirectories(path);
            Files.writeString(specification(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + specification(), e);
        }
    }

    /** Removes it with everything in it, the journal last, so that this can be repeated. */
    void remove() {
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> all = tree.sorted(Comparator.comparing(this::isJournal).thenComparing(Comparator.reverseOrder()))
                    .toList();
            for (Path file : all) {
                if (!file.equals(path)) {
                    Files.delete(file);
                }
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    private boolean isJournal(Path file) {
        return file.startsWith(path.resolve(".pgcluster"));
    }
}
