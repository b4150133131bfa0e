/**
 * The collectors that the exporter brings: the collector files of the resources, and the few that are classes as their families are not
 * known before they are read. Fed by {@code collector.definition}, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.collector.builtin;

import org.jspecify.annotations.NullMarked;
