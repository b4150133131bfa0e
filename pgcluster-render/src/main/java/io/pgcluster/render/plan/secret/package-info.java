/**
 * Which authorities, certificates and passwords a cluster needs, and which part gets which files; never what they are. Fed by a resolved
 * cluster and its platform; feeds those who make secrets and those who hand them out.
 */
@NullMarked
package io.pgcluster.render.plan.secret;

import org.jspecify.annotations.NullMarked;
