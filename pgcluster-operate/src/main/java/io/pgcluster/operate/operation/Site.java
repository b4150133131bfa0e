package io.pgcluster.operate.operation;

import io.pgcluster.render.plan.Plan;
import java.nio.file.Path;

/**
 * One cluster: what it is to be, and where its files are.
 *
 * @param plan what it is to be
 * @param directory its directory, for rendered files, secrets and what is noted of it
 * @param installation where images and servers are made from
 * @param specification how users name the specification, for texts that say what to run next
 */
public record Site(Plan plan, Path directory, Installation installation, String specification) {
    /** The cluster's name. */
    public String name() {
        return plan.name();
    }
}
