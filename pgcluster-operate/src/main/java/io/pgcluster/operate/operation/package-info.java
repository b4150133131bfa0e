/**
 * What can be done with a cluster, whatever it runs on: the port that callers use, its requests and reports, and its implementation for
 * engines that run the whole plan in parts. Fed by a site, which says what is to be and where; feeds the façade with operations.
 */
@NullMarked
package io.pgcluster.operate.operation;

import org.jspecify.annotations.NullMarked;
