/**
 * Runs collectors and sources and hands over what is there when time is up. Fed by servers, collectors and sources; feeds the exposition.
 * Whatever hangs, an answer comes within the deadline.
 */
@NullMarked
package io.pgcluster.exporter.scrape;

import org.jspecify.annotations.NullMarked;
