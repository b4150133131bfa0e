/**
 * The arithmetic of a server: how its memory, its WAL volume and its connections are divided, and whether the sum fits. Fed by the
 * specification's records; feeds the rules, which refuse what does not fit, and the plan, which shows the sums line by line.
 */
@NullMarked
package io.pgcluster.model.sizing;

import org.jspecify.annotations.NullMarked;
