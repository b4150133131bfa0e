/**
 * Commands of the machine that the exporter runs on, bounded in time and in what they may print. Fed by sources that need one, feeds them
 * with its output.
 */
@NullMarked
package io.pgcluster.exporter.process;

import org.jspecify.annotations.NullMarked;
