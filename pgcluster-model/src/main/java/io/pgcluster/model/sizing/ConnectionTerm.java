package io.pgcluster.model.sizing;

/**
 * One line of the connection budget.
 *
 * @param name who takes the connections
 * @param arithmetic how the number is computed, for reports: {@code 2 poolers × 85}
 * @param connections the number
 */
public record ConnectionTerm(String name, String arithmetic, int connections) {}
