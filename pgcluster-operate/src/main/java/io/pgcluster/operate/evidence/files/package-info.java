/**
 * What outlasts the processes of a cluster whose members are directories of this machine, without consensus store and failover, and the
 * reasons not to start with it. Fed by the engine of such clusters, which refuses or tells.
 */
@NullMarked
package io.pgcluster.operate.evidence.files;

import org.jspecify.annotations.NullMarked;
