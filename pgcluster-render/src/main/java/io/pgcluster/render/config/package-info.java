/** Text of the configuration files of Patroni, HAProxy and PgBouncer and of the SQL that makes roles: what every target that runs the
 * cluster shares. Fed with a plan; feeds the targets.
 */
@NullMarked
package io.pgcluster.render.config;

import org.jspecify.annotations.NullMarked;
