package io.pgcluster.exporter.scrape;

/** A collector in a database; what is the same everywhere is collected in the home database. */
record Visit(String database, String collector) {}
