package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.metric.MetricType;
import java.util.List;

/**
 * A family as it is shown.
 *
 * @param name its whole name
 * @param type its type
 * @param help its help, unescaped
 * @param labels names of all labels that any of its samples has, sorted
 * @param samples its samples in the order of their labels
 */
record MergedFamily(String name, MetricType type, String help, List<String> labels, SampleOrder samples) {}
