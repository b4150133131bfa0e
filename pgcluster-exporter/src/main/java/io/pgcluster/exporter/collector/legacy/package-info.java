/**
 * Queries in the format that postgres_exporter took with {@code --extend.query-path}, so that a file that was written for it works on
 * unchanged. Fed by that file's text; feeds the scrape with collectors like any others.
 */
@NullMarked
package io.pgcluster.exporter.collector.legacy;

import org.jspecify.annotations.NullMarked;
