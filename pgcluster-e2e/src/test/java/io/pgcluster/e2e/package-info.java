/**
 * What was rendered is started in real containers, used, and broken. Fed by the command line alone, run as a process like a user would
 * run it; feeds nothing.
 */
@NullMarked
package io.pgcluster.e2e;

import org.jspecify.annotations.NullMarked;
