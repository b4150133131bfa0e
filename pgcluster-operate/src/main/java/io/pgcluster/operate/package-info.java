/**
 * Operates clusters for other programs: brings them up, reads their status, moves their primary, drills and stops them. Nothing in this
 * module prints, exits or reads the environment; progress is reported to a listener. Fed by a plan and a directory; feeds reports.
 */
@NullMarked
package io.pgcluster.operate;

import org.jspecify.annotations.NullMarked;
