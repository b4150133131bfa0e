/**
 * What a changed specification would do to the cluster that was rendered before: which fields and server parameters change, and what
 * each change costs. Fed by two plans, the parameter catalogue and the table of effects of a target; feeds {@code diff}. Prints nothing.
 */
@NullMarked
package io.pgcluster.render.change;

import org.jspecify.annotations.NullMarked;
