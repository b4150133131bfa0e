/**
 * The port between the scrape and what is collected: a collector turns the rows of one statistics view into samples. Most are data, see
 * {@code collector.definition}; those that are not are classes in {@code collector.builtin}.
 */
@NullMarked
package io.pgcluster.exporter.collector;

import org.jspecify.annotations.NullMarked;
