/**
 * The exporter's pages: metrics, probes, health, reload, what it watches. Fed by scrapes, and by the web configuration with TLS and users;
 * the only package that knows Vert.x. Nothing here blocks: work that takes time runs on threads of its own, and is counted.
 */
@NullMarked
package io.pgcluster.exporter.http;

import org.jspecify.annotations.NullMarked;
