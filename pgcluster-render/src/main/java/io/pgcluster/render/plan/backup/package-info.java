/**
 * How a cluster is backed up: repositories, archive, jobs, and what they mean. Fed by the specification and by where the cluster stands;
 * feeds the report, the predictions, and the configuration of the tool that takes the backups.
 */
@NullMarked
package io.pgcluster.render.plan.backup;

import org.jspecify.annotations.NullMarked;
