package io.pgcluster.render.platform;

/**
 * User and group ids that the parts run as.
 *
 * @param postgres PostgreSQL and Patroni, and the job that applies settings
 * @param pooler PgBouncer
 * @param exporter the exporter
 */
public record UserIds(int postgres, int pooler, int exporter) {}
