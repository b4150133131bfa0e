/**
 * What is known of PostgreSQL itself, per major version: the versions, their parameters with type, unit and range, what
 * a change of a parameter costs, which parameters were renamed or removed, and which of them the cluster sets itself.
 *
 * <p>Fed by the tables in this package's resources (recorded from running servers, or kept by hand where servers do not report);
 * feeds the rules that check {@code spec.postgres.parameters}, the sizing of the plan, and the labels of a diff.
 */
@NullMarked
package io.pgcluster.model.postgres;

import org.jspecify.annotations.NullMarked;
