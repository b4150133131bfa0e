/**
 * Records one to one with the YAML of a collector file, and the values in it that check themselves. Fed by the reader, feeds
 * {@code collector.definition}, which makes collectors of them.
 */
@NullMarked
package io.pgcluster.exporter.collector.definition.file;

import org.jspecify.annotations.NullMarked;
