/**
 * Space of mounted volumes: data, WAL and repository, where the exporter can see them. Fed by the file systems, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.source.volume;

import org.jspecify.annotations.NullMarked;
