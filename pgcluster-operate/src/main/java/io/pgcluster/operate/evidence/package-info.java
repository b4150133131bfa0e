/**
 * What of a cluster outlasts its containers: volumes, secrets, and the record of the last {@code up}; and what speaks against starting
 * with it. Volumes are read by a container that only reads. Fed by {@code docker}; feeds {@code cluster}, which refuses or tells.
 */
@NullMarked
package io.pgcluster.operate.evidence;

import org.jspecify.annotations.NullMarked;
