/**
 * Text of pgBackRest's files, of what the backup host does regularly, and of the commands that the servers call: the same functions of a
 * plan for every target. Fed by the plan; feeds the targets and the servers' parameters.
 */
@NullMarked
package io.pgcluster.render.config.backup;

import org.jspecify.annotations.NullMarked;
