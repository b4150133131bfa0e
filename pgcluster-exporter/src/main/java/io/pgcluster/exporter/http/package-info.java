/**
 * The exporter's pages: metrics, probes, health, reload, what it watches. Fed by scrapes, and by the web configuration with TLS and users;
 * the only package that knows Vert.x. Nothing here waits: whatever takes time is done on threads of its own, and counted.
 */
@NullMarked
package io.pgcluster.exporter.http;

import org.jspecify.annotations.NullMarked;
