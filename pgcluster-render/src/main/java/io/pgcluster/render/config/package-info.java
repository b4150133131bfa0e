/**
 * Text of the configuration files of Patroni, PgBouncer and the exporter, and of the SQL that creates roles: what every target that runs
 * the cluster shares. Fed by a plan, which carries its platform; feeds the targets.
 */
@NullMarked
package io.pgcluster.render.config;

import org.jspecify.annotations.NullMarked;
