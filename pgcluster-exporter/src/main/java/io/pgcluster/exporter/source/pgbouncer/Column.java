package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.metric.Descriptor;
import java.util.List;

/**
 * A column of a {@code SHOW} command and the family it becomes.
 *
 * @param names what versions call it, the newest first; the first that is there counts
 * @param family what it becomes
 * @param scale factor to the base unit
 */
record Column(List<String> names, Descriptor family, double scale) {}
