package io.pgcluster.operate.engine.docker;

import java.util.Optional;

/**
 * What Compose calls the parts of a cluster; by its own rules, so that no look-up is needed.
 *
 * @param project the Compose project, which is the cluster's name
 */
record ContainerNames(String project) {
    /** The container of a part. */
    String container(String part) {
        return project + "-" + part + "-1";
    }

    /** The container that runs one command on the volumes of a part. */
    String once(String part) {
        return project + "-" + part + "-once";
    }

    /** The container that runs one command of a part on {@code volume}, which is another cluster's. */
    String onceFor(String part, String volume) {
        return project + "-" + part + "-for-" + volume;
    }

    /** What the engine calls a volume of the plan. */
    String volume(String name) {
        return project + "_" + name;
    }

    /** The plan's name of a volume; empty if it is not of this project. */
    Optional<String> planned(String volume) {
        String prefix = volume("");
        return volume.startsWith(prefix) ? Optional.of(volume.substring(prefix.length())) : Optional.empty();
    }
}
