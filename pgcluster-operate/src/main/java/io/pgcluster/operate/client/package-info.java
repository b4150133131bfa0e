/**
 * Writes the addresses that clients are given, and opens every session: the one place that knows the drivers' parameters. Fed by the
 * ways into a cluster, which know hosts, users and trust; feeds them texts and connections.
 */
@NullMarked
package io.pgcluster.operate.client;

import org.jspecify.annotations.NullMarked;
