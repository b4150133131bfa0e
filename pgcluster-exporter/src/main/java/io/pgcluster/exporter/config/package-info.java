/**
 * The exporter's configuration: its configuration file, environment and flags, layered and read strictly into one record, and connection
 * strings as libpq writes them. Fed by the command line, the environment and files; feeds the wiring, which makes servers, collectors and sources of it.
 */
@NullMarked
package io.pgcluster.exporter.config;

import org.jspecify.annotations.NullMarked;
