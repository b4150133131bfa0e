/**
 * Names of roles, databases and functions, and ports inside the containers, that are the same wherever a cluster stands. Fed by nothing;
 * feeds the plan and everything that is rendered from it.
 */
@NullMarked
package io.pgcluster.render.plan.name;

import org.jspecify.annotations.NullMarked;
