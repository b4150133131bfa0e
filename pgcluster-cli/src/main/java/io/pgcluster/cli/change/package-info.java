/**
 * What a changed specification would do to the cluster that was rendered before: which fields and server parameters change, and what
 * each change costs. Fed by two resolved clusters and the parameter catalogue; feeds {@code diff} and {@code up}.
 */
@NullMarked
package io.pgcluster.cli.change;

import org.jspecify.annotations.NullMarked;
