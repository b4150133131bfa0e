/**
 * A plan as tables for users and programs: titles, columns and rows, without any layout. Fed by a
 * {@link io.pgcluster.render.plan.Plan}; feeds the command line, which prints them, and the bundles' README.
 */
@NullMarked
package io.pgcluster.render.plan.report;

import org.jspecify.annotations.NullMarked;
