/**
 * A cluster without containers: primary and streaming replicas as processes of this machine, the exporter next to them, and a load for
 * showing it. Fed by the plan and the programs that the build brings; feeds the commands. Everything it makes is below one directory,
 * and every process it starts is found again by that directory's name, so nothing is lost when the command line is killed.
 */
@NullMarked
package io.pgcluster.operate.engine.embedded;

import org.jspecify.annotations.NullMarked;
