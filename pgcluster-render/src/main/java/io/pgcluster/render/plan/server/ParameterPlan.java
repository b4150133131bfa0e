package io.pgcluster.render.plan.server;

/**
 * A server parameter.
 *
 * @param name its name
 * @param value its value, as postgresql.conf writes it, without quotes
 * @param origin the layer it comes from
 */
public record ParameterPlan(String name, String value, ParameterOrigin origin) {}
