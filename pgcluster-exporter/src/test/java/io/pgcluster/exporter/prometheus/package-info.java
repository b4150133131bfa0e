/**
 * The exporter's jar read by Prometheus' own programs. Fed by a server, a pooler, a repository and a Patroni that answers as a real one;
 * what it finds is all that promtool and Prometheus have to say.
 */
@NullMarked
package io.pgcluster.exporter.prometheus;

import org.jspecify.annotations.NullMarked;
