/**
 * What of a cluster outlasts its containers: volumes, secrets, and the record of the last {@code up}; and the reasons not to
 * start with it. Volumes are looked into by a script that only reads. Fed by the engine; feeds {@code cluster}, which refuses or reports.
 */
@NullMarked
package io.pgcluster.operate.evidence;

import org.jspecify.annotations.NullMarked;
