/**
 * Records the parameters of real servers of every major version into {@code parameters.tsv}, and proves that the
 * checked-in table and our verdicts on values are those of the servers. Fed by {@code io.pgcluster.embedded}; feeds
 * {@code io.pgcluster.model.postgres}.
 */
@NullMarked
package io.pgcluster.model.postgres.catalogue;

import org.jspecify.annotations.NullMarked;
