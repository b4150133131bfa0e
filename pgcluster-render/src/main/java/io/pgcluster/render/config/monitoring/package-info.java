/**
 * Text of the configuration files of Prometheus, Alertmanager and Grafana for one cluster: what is read where, which limits its alerts
 * have, who is told. Fed by a plan and by where the programs find each other; feeds the targets that run them or leave that to others.
 */
@NullMarked
package io.pgcluster.render.config.monitoring;

import org.jspecify.annotations.NullMarked;
