package io.pgcluster.render.platform;

/**
 * Something to know before deploying.
 *
 * @param id stable name, kebab-case
 * @param text what it is and what it means
 */
public record Note(String id, String text) {}
