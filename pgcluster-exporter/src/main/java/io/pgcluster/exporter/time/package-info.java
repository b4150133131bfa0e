/** Time as everything that waits sees it: deadlines that are handed down. Fed by the request, needed wherever something may take long. */
@NullMarked
package io.pgcluster.exporter.time;

import org.jspecify.annotations.NullMarked;
