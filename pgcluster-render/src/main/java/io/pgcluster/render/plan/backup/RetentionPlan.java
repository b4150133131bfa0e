package io.pgcluster.render.plan.backup;

import java.util.Optional;

/**
 * How long backups are kept. Both promises hold: a full backup is removed only when no moment of the last {@code days} needs it and
 * {@code fullBackups} newer ones are there.
 *
 * @param days recovery is possible to any moment of so many days
 * @param fullBackups how many full backups are kept, however old
 * @param differentialBackups at most so many differential backups are kept; all of a kept full backup if empty
 */
public record RetentionPlan(int days, Optional<Integer> fullBackups, Optional<Integer> differentialBackups) {}
