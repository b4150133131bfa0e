/**
 * Readable reasons: what an exception means in the words of the file system, the network and TLS. Fed by the code that catches one, feeds
 * messages of the log, of HTTP answers and of refused configurations.
 */
@NullMarked
package io.pgcluster.exporter.failure;

import org.jspecify.annotations.NullMarked;
