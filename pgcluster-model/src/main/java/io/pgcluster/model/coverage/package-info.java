/**
 * What of the specification the targets of this version do not execute, and what that means for the reader. Fed by nothing; feeds the
 * rule that warns of it and the notes of the plan.
 */
@NullMarked
package io.pgcluster.model.coverage;

import org.jspecify.annotations.NullMarked;
