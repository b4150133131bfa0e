/**
 * The process: reads its configuration, wires servers, collectors, sources and pages together, reloads, stops. Fed by arguments and
 * environment, which nothing else here reads; the only place that exits.
 */
@NullMarked
package io.pgcluster.exporter;

import org.jspecify.annotations.NullMarked;
