/**
 * Where a cluster stands, as one value: who elects the primary, who routes to it, names and addresses, paths, user ids and images. Fed by
 * a target, which derives it from a resolved cluster; feeds the plan and the texts of {@code config}, which know no target by name.
 */
@NullMarked
package io.pgcluster.render.platform;

import org.jspecify.annotations.NullMarked;
