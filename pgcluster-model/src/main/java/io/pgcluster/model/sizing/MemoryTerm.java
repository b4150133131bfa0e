package io.pgcluster.model.sizing;

import io.pgcluster.model.value.MemorySize;

/**
 * One line of the worst case.
 *
 * @param name who takes the memory
 * @param arithmetic how the amount is computed, for reports: {@code 200 connections × 2Mi}
 * @param amount the amount
 */
public record MemoryTerm(String name, String arithmetic, MemorySize amount) {}
