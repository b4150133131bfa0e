/**
 * What a cluster does regularly. Fed by the specification; feeds the report, and the targets that run schedules.
 */
@NullMarked
package io.pgcluster.render.plan.backup;

import org.jspecify.annotations.NullMarked;
