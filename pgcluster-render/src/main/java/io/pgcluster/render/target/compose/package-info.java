/**
 * The Docker Compose bundle: one project for one host, which can be started without the command line once the secrets exist. Everything
 * that only Compose has is here: etcd, HAProxy, networks, volumes, jobs, drills and the README; one class for each generated file and each
 * kind of service. Fed by a cluster, of which it makes the platform, and by a plan with the texts of {@code config}; feeds the bundle.
 */
@NullMarked
package io.pgcluster.render.target.compose;

import org.jspecify.annotations.NullMarked;
